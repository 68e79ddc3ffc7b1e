import type { Check, Job } from '../../../../contract/index.js';
import { basePasses, correlationNorm, inputDirection, ntk } from '../../../../networks/index.js';
import type { WidthSample } from '../../asymptotics/estimator.js';
import { beginningOf } from '../../beginning.js';
import { exponentOf } from '../judge.js';
import { given } from '../measured.js';

/**
 * The product rule on tensors of networks: C_2 = ∇²f[v, v] may have no larger exponent than the curvature and twice the gradient
 * together. That it is lower by a half is the weak correlation of gradients and curvature.
 */
export function* curvatureAlongGradients(widths: number[], nets: number, seed: number): Job<Check> {
  const [curvature, gradient, contracted]: WidthSample[][] = [[], [], []];
  for (const width of widths) {
    const [h, g, c] = [new Float64Array(nets), new Float64Array(nets), new Float64Array(nets)];
    for (let i = 0; i < nets; i++) {
      const { network, setting } = beginningOf(given({ width }), { seed }, i);
      const x = setting.inputs.slice(0, setting.dimension);
      const v = inputDirection(network, basePasses(network, x, 1), 0);
      h[i] = correlationNorm(network, x, 2, []);
      g[i] = Math.sqrt(ntk(network, x, 1)[0]!);
      c[i] = correlationNorm(network, x, 0, [v, v]);
      yield { done: i, total: nets };
    }
    curvature!.push({ width, values: h });
    gradient!.push({ width, values: g });
    contracted!.push({ width, values: c });
  }
  const [own, first, second] = [exponentOf(contracted!), exponentOf(gradient!), exponentOf(curvature!)];
  const measured = own.estimate - second.estimate - 2 * first.estimate;
  const parts = [own.standardError, second.standardError, 2 * first.standardError];
  const standardError = Math.sqrt(parts.reduce((sum, e) => sum + e * e, 0));
  return {
    what: 'networks: exponent of ∇²f[v, v] minus that of ‖∇²f‖ ‖v‖²',
    measured,
    expected: 'below 0',
    standardError,
    verdict: measured + 3 * standardError <= 0 ? 'pass' : measured <= 0 ? 'undecided' : 'fail',
    note: `exponents ${own.estimate.toFixed(2)}, ${second.estimate.toFixed(2)} and ${first.estimate.toFixed(2)}`,
  };
}

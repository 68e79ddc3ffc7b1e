import type { Check, Claim, Effort, Finding, Job } from '../../../contract/index.js';
import { descentSeries } from '../../../networks/index.js';
import { atanh, log, tanh } from '../../../numerics/math/index.js';
import { nonlinearityRatios } from '../diagnostics.js';
import { measure } from './measured.js';

/** L1: correlations at the start decide how linear training is. */
export const prediction: Claim = {
  id: 'L1',
  statement:
    'Linear training goes with weak correlations between first and higher derivatives at the start: their size predicts the largest relative deviation.',
  origin: 'abstract',
  evidence: 'independent simulation',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const quick = effort === 'quick';
  const checks = [];
  const layers: Finding['exhibits'][0]['layers'] = [];
  for (const activation of ['erf', 'tanh', 'relu']) {
    const [x, y]: [number[], number[]] = [[], []];
    for (const width of [24, 48, 96])
      for (const lazinessScale of [0.25, 0.5, 1, 2])
        for (let net = 0; net < (quick ? 2 : 8); net++) {
          const some = {
            activation,
            hiddenLayers: 2,
            width,
            lazinessScale,
            weightScale: activation === 'relu' ? Math.SQRT2 : 1.3,
            centredTargets: true,
          };
          const { start, at } = yield* measure(some, seed, net, [0.3, 1, 3]);
          const series = descentSeries(start.network, start.passes, start.residual);
          const [rho2, rho3] = nonlinearityRatios(series, start.tau);
          x.push(Math.max(rho2!, rho3!));
          y.push(Math.max(...at.map(({ relative }) => relative)));
        }
    checks.push(strong(activation, x.map(log), y.map(log)));
    layers.push({ label: activation, role: 'simulation', dataset: scatter(x, y) });
  }
  const view = {
    id: 'correlation-and-deviation',
    title: 'Largest relative deviation against max(ρ_2, ρ_3) at the start',
    mark: 'dot',
    x: 'ratio',
    y: ['relativeDeviation'],
    xScale: 'log',
    yScale: 'log',
  } as const;
  return {
    checks,
    exhibits: [
      {
        view: { ...view, y: [...view.y] },
        layers,
        description: 'Points rise along a line: the size of the correlations at the start predicts the deviation.',
      },
    ],
  };
}

function scatter(x: number[], y: number[]) {
  return {
    sizes: { net: x.length },
    series: {
      ratio: { dims: ['net'], values: Float64Array.from(x), errorIs: 'exact' as const },
      relativeDeviation: { dims: ['net'], values: Float64Array.from(y), errorIs: 'exact' as const },
    },
  };
}

/** Derivatives at a point do not see kinks: for relu less is asked. */
const asked = { erf: 0.8, tanh: 0.8, relu: 0.4 } as Record<string, number>;

/** Passes when the lower end of the 95 % interval (Fisher's z) of the correlation is above what is asked. */
function strong(activation: string, x: number[], y: number[]): Check {
  const r = correlation(x, y);
  const low = tanh(atanh(r) - 1.96 / Math.sqrt(x.length - 3));
  const limit = asked[activation]!;
  return {
    what: `${activation}: log-log correlation over ${x.length} networks`,
    measured: r,
    expected: `above ${limit} with its whole 95 % interval`,
    verdict: low > limit ? 'pass' : r > limit ? 'undecided' : 'fail',
    note: `lower end ${low.toFixed(2)}`,
  };
}

/** Pearson's correlation. */
function correlation(x: number[], y: number[]): number {
  const mean = (v: number[]) => v.reduce((s, a) => s + a, 0) / v.length;
  const [mx, my] = [mean(x), mean(y)];
  const sum = (f: (i: number) => number) => x.reduce((s, _, i) => s + f(i), 0);
  const xy = sum((i) => (x[i]! - mx) * (y[i]! - my));
  return xy / Math.sqrt(sum((i) => (x[i]! - mx) * (x[i]! - mx)) * sum((i) => (y[i]! - my) * (y[i]! - my)));
}

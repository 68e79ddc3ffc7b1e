import type { Job, Regime } from '../../contract/index.js';
import { type Measured, measuredOf } from './data/measured.js';
import { dmft } from './dmft/engine.js';
import { landmarksOf } from './measures.js';
import type { Parameters } from './parameters.js';

const needed = ['trainMse', 'testMse', 'weightSquaredNorm', 'kernelChange'];

/** The phase of a run by its landmarks, from a coarse solution. */
export function* regime(parameters: Parameters, seed: number): Job<Regime> {
  const request = { quality: 'interactive' as const, tolerance: 0.1, seed, quantities: needed };
  const data = yield* dmft.run(parameters, request);
  const found = landmarksOf(data);
  const numbers = `t_fit = ${brief(found.timeToFit)}, t_half = ${brief(found.timeToHalf)}, kernel change ${brief(found.kernelChange)} at t_fit, test error falls by ${brief(100 * found.lateDrop)} % after t_fit`;
  return { label: found.phase, reason: `${numbers}.`, change: changes[found.phase], warnings: warningsOf(parameters) };
}

const changes = {
  lazy: 'A smaller initialScale, or weight decay and time, lead out of the lazy phase.',
  grokking: 'A smaller initialScale shortens the delay: it grows as log(initialScale)/weightDecay.',
  'search-descent': 'A larger initialScale shortens the search, which lasts about log(1/initialScale).',
  rich: 'A much larger initialScale makes the network lazy; a much smaller one makes it search first.',
};

/** What to be careful about with these parameters. */
export function warningsOf(given: Parameters): string[] {
  const { sampleRatio, weightDecay, finalTime } = given;
  const warnings: string[] = [];
  if (weightDecay === 0 && Math.abs(sampleRatio - 1) < 0.02)
    warnings.push('interpolation threshold: relaxation time diverges and finite-size effects are large');
  if (sampleRatio > 50) warnings.push("use the population closed form (calculator 'population')");
  if (weightDecay * finalTime > 300) warnings.push('nothing moves any more at the end of so long a run');
  const measured = measuredOf(given);
  const dimension = measured?.columns ?? given.inputDimension;
  if (dimension < 500) warnings.push('expect ≳10 % instance-to-instance spread in simulations of this dimension');
  return measured ? [...warnings, ...dataWarnings(given, measured)] : warnings;
}

function dataWarnings({ treatment, sampleRatio }: Parameters, { columns, rows, kurtosis }: Measured): string[] {
  const warnings: string[] = [];
  if (treatment === 'standardised')
    warnings.push(
      'the isotropic theory does not apply to correlated features: the variances of their principal axes are taken instead, and the weights of the network are those along the axes',
    );
  if (kurtosis > 4)
    warnings.push(
      `the theory is that of Gaussian features; these have heavier tails (mean kurtosis ${brief(kurtosis)} where Gaussian ones have 3), which in ${columns} dimensions can shift the test error by some ten per cent`,
    );
  const share = (sampleRatio * columns) / rows;
  if (share > 0.1)
    warnings.push(
      `networks train on ${Math.round(sampleRatio * columns)} of ${rows} rows: subsets so large are not independent samples, and the test error of networks comes out too small, late by up to ${brief(100 * share)} %`,
    );
  return warnings;
}

function brief(x: number): string {
  return Number.isFinite(x) ? String(Number(x.toPrecision(3))) : 'never';
}

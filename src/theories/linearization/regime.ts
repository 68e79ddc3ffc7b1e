import type { Job, Regime } from '../../contract/index.js';
import { batchRatios, beginningOf } from './beginning.js';
import { type Diagnosis, diagnose, fullHierarchy, horizon } from './diagnosis.js';
import type { Parameters } from './parameters.js';
import { warningsOf } from './warnings.js';

/** How linear training will be, from the network at its start; a soft label with the numbers that decide. */
export function* regime(given: Parameters, seed: number): Job<Regime> {
  if (given.width === Number.POSITIVE_INFINITY && given.hiddenWidths.length === 0)
    return {
      label: 'lazy',
      reason: 'In the limit of infinite width of this parametrisation the tangent kernel never changes.',
      warnings: [],
    };
  const b = beginningOf({ ...given, loss: 'squared' }, { seed }, 0);
  const kernels = yield* fullHierarchy(b);
  const diagnosis = yield* diagnose(b, kernels, given.nonlinearityThreshold);
  const [rho2, rho3] = batchRatios(b);
  return {
    label: diagnosis.regime,
    reason: `Predicted kernel drift ${brief(driftOf(given, diagnosis))} after ${horizon} learning times (lazy below 0.1, rich above 1: conventions, a soft label); ρ_2 = ${brief(rho2!)}, ρ_3 = ${brief(rho3!)}; ${timeOf(given, diagnosis)}.`,
    ...changeOf(diagnosis),
    warnings: warningsOf(given, b),
  };
}

function driftOf({ activation }: Parameters, { ntkDriftOpenLoop, ntkDriftShadow }: Diagnosis): number {
  return activation === 'relu' ? ntkDriftShadow : (ntkDriftOpenLoop ?? ntkDriftShadow);
}

function timeOf({ nonlinearityThreshold }: Parameters, diagnosis: Diagnosis): string {
  const time = Math.min(
    diagnosis.nonlinearityTimeHierarchy ?? Number.POSITIVE_INFINITY,
    diagnosis.nonlinearityTimeShadow,
  );
  const percent = `${brief(100 * nonlinearityThreshold)} %`;
  return time === Number.POSITIVE_INFINITY
    ? `the deviation stays below ${percent} for ${horizon} learning times`
    : `the deviation passes ${percent} after ${brief(time)} learning times`;
}

function changeOf({ regime: label }: Diagnosis): { change?: string } {
  if (label === 'lazy') return { change: "A smaller lazinessScale, or parametrisation 'mup', lets the kernel move." };
  return {
    change: 'A larger width in the ntk parametrisation, or a larger lazinessScale, makes training more linear.',
  };
}

function brief(x: number): string {
  return String(Number(x.toPrecision(3)));
}

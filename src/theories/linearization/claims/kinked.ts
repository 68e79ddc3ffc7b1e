import type { Claim, Effort, Finding, Job } from '../../../contract/index.js';
import type { WidthSample } from '../asymptotics/estimator.js';
import { beginningOf } from '../beginning.js';
import { integratedResidual } from '../dynamics/linear-flow.js';
import { signChanges } from '../kinks.js';
import { exponentBetween, exponentCheck, exponentOf, widthPicture } from './judge.js';
import { given, meanTime } from './measured.js';
import { overWidths } from './over-widths.js';

/** L6: kinks slow the decay of the deviation. */
export const kinked: Claim = {
  id: 'L6',
  statement:
    'With relu the deviation falls more slowly than 1/n: effective exponents near -0.65 to -0.7 at accessible widths, because about √n units change sign.',
  origin: 'ours',
  evidence: 'independent simulation',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const quick = effort === 'quick';
  const parameters = { activation: 'relu', weightScale: Math.SQRT2, centredTargets: true };
  const study = {
    parameters,
    widths: quick ? [64, 128, 256, 512] : [256, 512, 1024, 2048, 4096],
    nets: quick ? 24 : 96,
    seed,
    shares: [0.3, 1],
  };
  const at = yield* overWidths(study);
  const samples = at(1, (m) => m.deviation);
  const flips = yield* flipSamples(
    quick ? [256, 1024, 4096, 16384] : [1024, 4096, 16384, 65536],
    quick ? 16 : 48,
    seed,
  );
  return {
    checks: [
      exponentBetween('relu: exponent of the deviation at mean time 1', exponentOf(samples), -0.85, -0.5),
      exponentCheck('units that change sign', exponentOf(flips), 0.5, 0.5),
    ],
    exhibits: [
      widthPicture(
        'Deviation of relu networks against width',
        'linearDeviation',
        [{ label: 'relu', samples }],
        'A line flatter than slope -1.',
      ),
    ],
  };
}

/** Sign changes along the linear model's path, no training needed. */
function* flipSamples(widths: number[], nets: number, seed: number): Generator<{ done: number }, WidthSample[], void> {
  const found: WidthSample[] = [];
  for (const width of widths) {
    const values = new Float64Array(nets);
    for (let i = 0; i < nets; i++) {
      const start = beginningOf(
        given({ activation: 'relu', weightScale: Math.SQRT2, width, centredTargets: true }),
        { seed: seed + width },
        i,
      );
      values[i] = signChanges(start.network, start.passes, integratedResidual(start.modes, meanTime(start, 1))).flips;
      yield { done: found.length + i / nets };
    }
    found.push({ width, values });
  }
  return found;
}

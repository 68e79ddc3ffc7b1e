import {
  atMost,
  type Check,
  type Claim,
  type Exhibit,
  type Finding,
  numbers,
  within,
} from '../../../contract/index.js';
import { exp, log } from '../../../numerics/math/index.js';
import { bisection } from '../../../numerics/roots/index.js';
import { lazyErrors, spectrum } from '../fixed-points/marchenko-pastur.js';
import { landmarksOf } from '../measures.js';
import { exhibit, sparseTeacher, theoryRun } from './theory-run.js';

const needed = ['trainMse', 'testMse', 'weightSquaredNorm', 'kernelChange'];
const teacher = sparseTeacher(0.1);
const data = { sampleRatio: 0.6, labelNoiseVariance: 0.01, teacher };

/** C2: large starts are lazy first, then weight decay makes them rich. */
export const lazyThenRich: Claim = {
  id: 'C2',
  statement: 'From a large start with weight decay a lazy phase is followed by a rich phase.',
  origin: 'abstract',
  evidence: 'closed form',
  *check(effort, seed) {
    const checks: Check[] = [];
    const layers: Exhibit['layers'] = [];
    const decay = 0.02;
    for (const alpha of effort === 'quick' ? [2, 4] : [1, 2, 4]) {
      const run = yield* theoryRun(
        { ...data, initialScale: alpha, weightDecay: decay, finalTime: (log(alpha) + 5) / decay },
        { tolerance: effort === 'quick' ? 0.03 : 0.01, seed, quantities: needed },
      );
      const { timeToFit, timeToHalf } = landmarksOf(run);
      checks.push(
        within(`α = ${alpha}: lazy time to 1 % training error against the linear model`, timeToFit, lazyTime(alpha), {
          rel: 0.05,
        }),
        within(`α = ${alpha}: α e^{-λt} when the late drop is half done`, alpha * exp(-decay * timeToHalf), 0.5, {
          abs: 0.08,
        }),
      );
      layers.push({ label: `α = ${alpha}`, role: 'theory', dataset: run });
    }
    const view = {
      id: 'lazy-then-rich',
      title: 'Test error',
      mark: 'line' as const,
      x: 't',
      y: ['testMse'],
      xScale: 'log' as const,
    };
    const description = 'The test error falls fast to a plateau and again when weight decay has shrunk the start.';
    return { checks, exhibits: [{ view, layers, description }] } satisfies Finding;
  },
};

/** Time at which the linear model's training error is 1 % of its start. */
function lazyTime(alpha: number): number {
  const law = spectrum(0.6);
  const setting = { q: 0.1, noise: 0.01, sampleRatio: 0.6, rate: 2 * alpha * alpha };
  return bisection((t) => lazyErrors(law, setting, t).trainMse - 0.0011, 0, 100 / (alpha * alpha), { tolerance: 1e-6 });
}

/** C3: small starts search for a time log(1/α). */
export const searchThenDescent: Claim = {
  id: 'C3',
  statement: 'From a small start a search phase of length log(1/α) with w ≈ 0 is followed by a descent.',
  origin: 'abstract',
  evidence: 'own prototype',
  *check(effort, seed) {
    const scaled: number[] = [];
    const layers: Parameters<typeof exhibit>[2] = [];
    const scales = effort === 'quick' ? [1e-2, 1e-8] : [1e-1, 1e-2, 1e-4, 1e-8];
    for (const alpha of scales) {
      const length = -log(alpha);
      const run = yield* theoryRun(
        { ...data, initialScale: alpha, finalTime: 8 * length },
        { tolerance: effort === 'quick' ? 0.02 : 0.006, seed, quantities: needed },
      );
      scaled.push(landmarksOf(run).timeToHalf / length);
      const x = numbers(run, 't').map((t) => t / length);
      layers.push({ label: `α = ${alpha}`, role: 'theory', x, y: numbers(run, 'testMse') });
    }
    const checks = [
      ...scaled.map((value, k) => within(`α = ${scales[k]}: half-time over log(1/α)`, value, 0.636, { rel: 0.05 })),
      atMost('spread of the half-times over log(1/α)', Math.max(...scaled) / Math.min(...scaled) - 1, 0.04),
    ];
    const view = { title: 'Test error in scaled time', x: 'scaledTime', y: 'testMse', xScale: 'log' as const };
    return { checks, exhibits: [exhibit(view, 'Curves of all starts collapse in t/log(1/α).', layers)] };
  },
};

/** C5: the test error falls long after the training error. */
export const grokking: Claim = {
  id: 'C5',
  statement: 'Grokking: the test error drops long after the training error.',
  origin: 'abstract',
  evidence: 'own prototype',
  *check(effort, seed) {
    const run = yield* theoryRun(
      { ...data, initialScale: 2, weightDecay: 0.01, finalTime: 600 },
      { tolerance: effort === 'quick' ? 0.02 : 0.006, seed, quantities: needed },
    );
    const { timeToFit, timeToHalf, lateDrop } = landmarksOf(run);
    const view = {
      id: 'grokking',
      title: 'Grokking',
      mark: 'line' as const,
      x: 't',
      y: ['testMse', 'trainMse'],
      xScale: 'log' as const,
      yScale: 'log' as const,
    };
    const description = 'The training error is gone at t = 0.5; the test error waits until t ≈ 100.';
    return {
      checks: [
        within('time to fit against the linear model', timeToFit, lazyTime(2), { rel: 0.05 }),
        within('time of the late drop against (log α + 0.65)/λ', timeToHalf, 100 * (log(2) + 0.65), { rel: 0.12 }),
        within('share of the test error lost after fitting', lateDrop, 0.64, { abs: 0.05 }),
      ],
      exhibits: [{ view, layers: [{ label: 'theory', role: 'theory', dataset: run }], description }],
    };
  },
};

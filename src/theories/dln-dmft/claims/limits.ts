import {
  atMost,
  type Check,
  type Claim,
  type Effort,
  type Finding,
  type Job,
  numbers,
  seriesOf,
  within,
} from '../../../contract/index.js';
import { log } from '../../../numerics/math/index.js';
import { donohoTannerRatio } from '../fixed-points/donoho-tanner.js';
import { exhibit, limitAt, sparseTeacher, theoryRun } from './theory-run.js';

const teacher = sparseTeacher(0.1);
const errors = ['testMse', 'trainMse'];

/** C6: from the smallest ℓ2 norm to the smallest ℓ1 norm. */
export const interpolators: Claim = {
  id: 'C6',
  statement:
    'The limit of the flow interpolates between the minimum-ℓ2-norm (large start) and the minimum-ℓ1-norm (small start) interpolators.',
  origin: 'abstract',
  evidence: 'closed form',
  *check(effort, seed) {
    const at = { sampleRatio: 0.5, noise: 0, teacher };
    const large = yield* limitAt({ ...at, alpha: 10 });
    const small = yield* limitAt({ ...at, alpha: 0.01 });
    const checks = [
      within('test error of a large start against (1−δ)q', large.testMse, 0.05, { rel: 0.01 }),
      atMost('test error of a small start (ℓ1 recovers the teacher)', small.testMse, 1.5e-4),
      ...(yield* endsAtLimit(effort, seed)),
    ];
    const alphas = [10, 3, 1, 0.5, 0.3, 0.2, 0.1, 0.03];
    const y: number[] = [];
    for (const alpha of alphas) y.push((yield* limitAt({ ...at, alpha })).testMse);
    const view = { title: 'Test error at infinite time', x: 'initialScale', y: 'testMse', xScale: 'log' as const };
    const layers = [
      { label: 'state evolution', role: 'theory' as const, x: Float64Array.from(alphas), y: Float64Array.from(y) },
    ];
    return {
      checks,
      exhibits: [exhibit(view, 'The error falls from the ℓ2 to the ℓ1 interpolator.', layers)],
    } satisfies Finding;
  },
};

/** The end of the dynamics against state evolution. */
function* endsAtLimit(effort: Effort, seed: number): Job<Check[]> {
  const checks: Check[] = [];
  for (const [alpha, finalTime] of effort === 'quick'
    ? [[0.3, 60]]
    : [
        [1, 20],
        [0.3, 100],
        [0.05, 600],
      ]) {
    const run = yield* theoryRun(
      { sampleRatio: 0.5, labelNoiseVariance: 0.09, initialScale: alpha!, teacher, finalTime: finalTime! },
      { tolerance: effort === 'quick' ? 0.01 : 0.005, seed, quantities: errors },
    );
    const limit = yield* limitAt({ sampleRatio: 0.5, noise: 0.09, alpha: alpha!, teacher });
    checks.push(
      within(
        `α = ${alpha}: end of the dynamics against state evolution`,
        numbers(run, 'testMse').at(-1)!,
        limit.testMse,
        { rel: 0.02 },
      ),
    );
  }
  return checks;
}

/** C7: exact recovery above the Donoho-Tanner line. */
export const recovery: Claim = {
  id: 'C7',
  statement: 'Without noise and from a vanishing start the teacher is recovered exactly above the Donoho-Tanner line.',
  origin: 'ours',
  evidence: 'closed form',
  *check() {
    const checks: Check[] = [];
    for (const share of [0.05, 0.1, 0.19284]) {
      const line = donohoTannerRatio(share);
      const at = (factor: number) =>
        limitAt({ sampleRatio: factor * line, noise: 0, alpha: 0, teacher: sparseTeacher(share) });
      const below = yield* at(0.97);
      const above = yield* at(1.03);
      checks.push(
        atMost(`share ${share}: error 3 % above the line`, above.testMse, 1e-12),
        atMost(`share ${share}: 2e-4 over the error 3 % below the line`, 2e-4 / below.testMse, 1),
      );
    }
    const shares = Float64Array.from({ length: 40 }, (_, k) => (k + 1) / 41);
    const layers = [
      { label: 'Donoho-Tanner line', role: 'theory' as const, x: shares, y: shares.map(donohoTannerRatio) },
    ];
    const view = { title: 'Smallest sample ratio of exact recovery', x: 'sparsity', y: 'sampleRatio' };
    return { checks, exhibits: [exhibit(view, 'More non-zero weights need more samples.', layers)] };
  },
};

/** C8: the loss converges exponentially at the rate of the smallest Hessian eigenvalue. */
export const rate: Claim = {
  id: 'C8',
  statement: 'The training error converges exponentially with a rate that depends on the start.',
  origin: 'abstract',
  evidence: 'closed form',
  *check(effort, seed) {
    const checks: Check[] = [];
    const layers: Parameters<typeof exhibit>[2] = [];
    for (const alpha of effort === 'quick' ? [1] : [1, 0.3]) {
      const sparse = sparseTeacher(0.2);
      const { smallestHessianEigenvalue: mu } = yield* limitAt({
        sampleRatio: 0.5,
        noise: 0.09,
        alpha,
        teacher: sparse,
        rate: true,
      });
      const run = yield* theoryRun(
        { sampleRatio: 0.5, labelNoiseVariance: 0.09, initialScale: alpha, teacher: sparse, finalTime: 8 / mu },
        {
          tolerance: effort === 'quick' ? 0.005 : 0.003,
          seed,
          quantities: ['trainMse'],
          at: { t: Float64Array.of(4 / mu, 8 / mu) },
        },
      );
      const [early, late] = numbers(run, 'trainMse');
      const measured = (log(early! / late!) - 1.5 * log(8 / 4)) / (2 * (4 / mu));
      checks.push(
        within(`α = ${alpha}: late rate of the training error, t^(-3/2) taken out, against μ_min`, measured, mu, {
          rel: 0.06,
        }),
      );
      layers.push({ label: `α = ${alpha}`, role: 'theory', x: numbers(run, 't'), y: numbers(run, 'trainMse') });
    }
    const view = { title: 'Training error at late times', x: 't', y: 'trainMse', yScale: 'log' as const };
    return { checks, exhibits: [exhibit(view, 'Straight lines on a logarithmic scale.', layers)] };
  },
};

/** C9: smaller starts generalise better without noise, and converge more slowly. */
export const tradeOff: Claim = {
  id: 'C9',
  statement:
    'Trade-off: smaller starts generalise better but converge more slowly; with noise the best start is interior.',
  origin: 'abstract',
  evidence: 'closed form',
  *check(effort) {
    const alphas = effort === 'quick' ? [3, 1, 0.4, 0.1, 0.01] : [10, 3, 1, 0.5, 0.4, 0.3, 0.1, 0.03, 0.01, 1e-3];
    const clean: number[] = [];
    const noisy: number[] = [];
    const rates: number[] = [];
    for (const alpha of alphas) {
      const limit = yield* limitAt({ sampleRatio: 0.5, noise: 0, alpha, teacher, rate: true });
      clean.push(limit.testMse);
      rates.push(limit.smallestHessianEigenvalue);
      noisy.push((yield* limitAt({ sampleRatio: 0.5, noise: 0.09, alpha, teacher })).testMse);
    }
    const falling = (values: number[]) => Math.max(...values.slice(1).map((v, k) => v / values[k]!));
    const best = alphas[noisy.indexOf(Math.min(...noisy))]!;
    const x = Float64Array.from(alphas);
    const view = { title: 'Test error at infinite time', x: 'initialScale', y: 'testMse', xScale: 'log' as const };
    return {
      checks: [
        atMost('largest ratio of test errors from a start to the next smaller one, no noise', falling(clean), 1),
        atMost('largest ratio of rates from a start to the next smaller one', falling(rates), 1),
        within('best start with noise σ = 0.3', best, 0.4, { abs: 0.15 }),
        within('test error there', Math.min(...noisy), 0.1297, { rel: 0.01 }),
      ],
      exhibits: [
        exhibit(view, 'Without noise smaller is better; with noise there is a best start.', [
          { label: 'no noise', role: 'theory', x, y: Float64Array.from(clean) },
          { label: 'σ = 0.3', role: 'theory', x, y: Float64Array.from(noisy) },
        ]),
      ],
    };
  },
};

/** C10: weight decay ends at the LASSO. */
export const lassoLimit: Claim = {
  id: 'C10',
  statement: 'With weight decay the limit is the LASSO with penalty λ, whatever the start.',
  origin: 'ours',
  evidence: 'closed form',
  *check(effort, seed) {
    const cases = [
      {
        sampleRatio: 1.2,
        noise: 0.04,
        alpha: 0.3,
        decay: 0.05,
        teacher: [{ weight: 1, kind: 'gaussian' as const, standardDeviation: 1 }],
        tolerance: 0.008,
      },
      { sampleRatio: 0.6, noise: 0.01, alpha: 2, decay: 0.01, teacher, tolerance: 0.004 },
    ];
    const checks: Check[] = [];
    const exhibits: Finding['exhibits'] = [];
    for (const { tolerance, ...one } of effort === 'quick' ? cases.slice(0, 1) : cases) {
      const given = {
        sampleRatio: one.sampleRatio,
        labelNoiseVariance: one.noise,
        initialScale: one.alpha,
        weightDecay: one.decay,
        teacher: one.teacher,
        finalTime: 20 / one.decay,
      };
      const run = yield* theoryRun(given, { tolerance, seed, quantities: errors });
      const limit = yield* limitAt(one);
      checks.push(
        within(
          `δ = ${one.sampleRatio}: test error at λt = 20 against the LASSO`,
          numbers(run, 'testMse').at(-1)!,
          limit.testMse,
          { rel: 0.01 },
        ),
        within(`δ = ${one.sampleRatio}: training error`, numbers(run, 'trainMse').at(-1)!, limit.trainMse, {
          rel: 0.03,
        }),
      );
      const layers = [
        {
          label: 'theory',
          role: 'theory' as const,
          x: numbers(run, 't'),
          y: seriesOf(run, 'testMse').values as Float64Array,
        },
      ];
      exhibits.push(
        exhibit({ title: 'Test error', x: 't', y: 'testMse', xScale: 'log' }, 'The flow settles at the LASSO.', layers),
      );
    }
    return { checks, exhibits };
  },
};

/** C13: the running mean follows the LASSO path. */
export const lassoPath: Claim = {
  id: 'C13',
  statement: 'For small starts the running mean of the weights follows the LASSO path with penalty log(1/α)/t.',
  origin: 'literature',
  evidence: 'closed form',
  *check(effort, seed) {
    const scaled = [2, 4, 8, 16];
    const gaps: number[] = [];
    const layers: Parameters<typeof exhibit>[2] = [];
    const path: number[] = [];
    for (const s of scaled)
      path.push((yield* limitAt({ sampleRatio: 0.5, noise: 0.01, alpha: 1, decay: 1 / s, teacher })).testMse);
    for (const alpha of effort === 'quick' ? [1e-2, 1e-8] : [1e-2, 1e-4, 1e-8]) {
      const length = -log(alpha);
      const run = yield* theoryRun(
        { sampleRatio: 0.5, labelNoiseVariance: 0.01, initialScale: alpha, teacher, finalTime: 16 * length },
        {
          tolerance: effort === 'quick' ? 0.015 : 0.006,
          seed,
          quantities: ['runningMeanTestMse'],
          at: { t: Float64Array.from(scaled, (s) => s * length) },
        },
      );
      const found = numbers(run, 'runningMeanTestMse');
      gaps.push(Math.max(...path.map((value, k) => Math.abs(found[k]! / value - 1))));
      layers.push({ label: `running mean, α = ${alpha}`, role: 'theory', x: Float64Array.from(scaled), y: found });
    }
    layers.push({ label: 'LASSO', role: 'guide', x: Float64Array.from(scaled), y: Float64Array.from(path) });
    return {
      checks: [
        atMost('largest relative gap to the LASSO path, α = 1e-8', gaps.at(-1)!, 0.1),
        atMost('the same over that of α = 1e-2', gaps.at(-1)! / gaps[0]!, 0.8),
      ],
      exhibits: [
        exhibit(
          { title: 'Running mean and LASSO path', x: 'scaledTime', y: 'testMse', xScale: 'log' },
          'The running mean approaches the LASSO as the start shrinks.',
          layers,
        ),
      ],
    };
  },
};

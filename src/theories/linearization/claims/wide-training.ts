import { type Check, type Claim, type Effort, type Finding, type Job, statistical } from '../../../contract/index.js';
import { infiniteWidth } from '../engines/infinite-width.js';
import { given, measure } from './measured.js';

/** L10: mean and variance of trained wide networks. */
export const wideTraining: Claim = {
  id: 'L10',
  statement:
    'Linearised training and the limit of infinite width predict mean and variance over starts of the trained output.',
  origin: 'literature',
  evidence: 'independent simulation',
  check,
};

const shares = [0.3, 1];

function* check(effort: Effort, seed: number): Job<Finding> {
  const quick = effort === 'quick';
  const nets = quick ? 150 : 600;
  const outputs: Float64Array[][] = shares.map(() => []);
  const some = { activation: 'erf' };
  // Mean times of the limit, so that all networks are looked at together.
  const times = yield* limitTimes(some, seed);
  for (let i = 0; i < nets; i++) {
    const { at } = yield* measure({ ...some, width: 256 }, seed, i, shares);
    at.forEach(({ output }, k) => {
      outputs[k]!.push(output);
    });
  }
  const t = Float64Array.from(times);
  const limit = yield* infiniteWidth.run(given(some), { quality: 'publication', seed, at: { t } });
  const checks: Check[] = shares.flatMap((share, k) =>
    [0, 2].flatMap((a) => {
      const values = outputs[k]!.map((f) => f[a]!);
      const mean = values.reduce((s, v) => s + v, 0) / nets;
      const squares = values.map((v) => (v - mean) * (v - mean));
      const variance = squares.reduce((s, v) => s + v, 0) / (nets - 1);
      const expected = limit.series.outputMean!.values[k * 4 + a] as number;
      const spread = limit.series.outputStandardDeviation!.values[k * 4 + a] as number;
      return [
        statistical(`mean of output ${a} at mean time ${share}`, {
          measured: mean,
          standardError: Math.sqrt(variance / nets),
          expected,
          effect: 1,
        }),
        statistical(`variance of output ${a} at mean time ${share}`, {
          measured: variance,
          standardError: variance * Math.sqrt(2 / (nets - 1)),
          expected: spread * spread,
          effect: Math.max(1, variance),
        }),
      ];
    }),
  );
  return { checks, exhibits: [] };
}

function* limitTimes(some: Record<string, unknown>, seed: number): Job<number[]> {
  const limit = yield* infiniteWidth.run(given(some), { quality: 'interactive', seed, at: { t: Float64Array.of(0) } });
  const kernel = limit.series.ntk!.values as Float64Array;
  const n = limit.sizes.a!;
  let trace = 0;
  for (let a = 0; a < n; a++) trace += kernel[a * n + a]!;
  return shares.map((share) => (share * n) / trace);
}

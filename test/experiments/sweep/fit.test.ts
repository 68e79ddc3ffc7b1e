import { expect, test } from 'vitest';
import type { CellRecord } from '../../../src/artifacts/sweep/record.js';
import { sweepFits } from '../../../src/experiments/sweep/fit.js';
import { planned } from './site.js';

const widths = [10, 20, 40, 80, 160, 320];

/** Records of a made-up column over widths, seeds and two output scales. */
async function made(value: (width: number, scale: number, seed: number) => number) {
  const sweep = { width: widths, outputScale: [1, 2], seed: [0, 1, 2, 3, 4] };
  const plan = await planned({ theory: 'linear-exact', observe: ['kernelRatio'], sweep });
  const records = Array.from({ length: plan.size }, (_, k): CellRecord => {
    const { at, seed } = plan.cellAt(k);
    const made = value(at.width as number, at.outputScale as number, seed);
    return { cell: k, key: '', at: { ...at, seed }, of: { kernelRatio: made } };
  });
  return { plan, records };
}

test('the slope of a power, one for each family, scatter over seeds as its error', async () => {
  const noise = [0.98, 0.99, 1, 1.01, 1.02];
  const { plan, records } = await made((width, scale, seed) => 3 * width ** -scale * noise[(seed + width) % 5]!);
  const fits = sweepFits(plan, records, { value: 'kernelRatio', x: 'width', by: 'outputScale', at: {} });
  expect(fits.map(({ family, points }) => [family, points])).toEqual([
    [1, 6],
    [2, 6],
  ]);
  for (const { family, fit } of fits) {
    expect(fit!.exponent.estimate).toBeCloseTo(-(family as number), 3);
    expect(fit!.exponent.low).toBeLessThan(-(family as number));
    expect(fit!.exponent.high).toBeGreaterThan(-(family as number));
    expect(fit!.pure).toBe(true);
  }
});

test('a curve is flagged; points without a logarithm are left out', async () => {
  const { plan, records } = await made((width) => (width === 10 ? Number.NaN : width + 100));
  const [fitted] = sweepFits(plan, records, { value: 'kernelRatio', x: 'width', at: { outputScale: 1 } });
  expect(fitted).toMatchObject({ points: 5, left: 1, fit: { pure: false } });
});

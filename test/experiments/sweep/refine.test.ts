import { expect, test } from 'vitest';
import { performed } from './site.js';

const { log, sqrt } = Math;

const accuracy = 1 / 256;
const box = { across: { from: 0, to: 1 }, up: { from: 0, to: 1 } };

const shareOn = (from: number, to: number) => (value: number) => log(value / from) / log(to / from);

test('an island of a tenth of the axes, with ten times fewer cells than the uniform grid', async () => {
  const refine = { measure: 'side', label: 'inside', accuracy };
  const { outcome } = await performed({
    theory: 'disc',
    parameters: { radius: 0.05 },
    sweep: box,
    observe: ['side'],
    refine,
  });
  const { lines, cells, uniform, uncertainty } = outcome.boundary!;
  expect(lines).toHaveLength(1);
  expect(uniform).toBe(257 ** 2);
  expect(uniform / cells).toBeGreaterThan(10);
  expect(uncertainty).toBeLessThanOrEqual(accuracy);
  const { x, y } = lines[0]!;
  const off = x.map((a, k) => Math.abs(sqrt((a - 0.61) ** 2 + (y[k]! - 0.37) ** 2) - 0.05));
  expect(Math.max(...off)).toBeLessThan(accuracy);
  // The line closes around the disc: no direction is left out.
  expect([x[0], y[0]]).toEqual([x.at(-1), y.at(-1)]);
});

test('the level of a measure, where the box cuts the circle', async () => {
  const refine = { measure: 'distance', level: 0.5, accuracy, coarse: 1 / 16 };
  const { outcome } = await performed({ theory: 'disc', sweep: box, observe: ['distance'], refine });
  const { lines, cells } = outcome.boundary!;
  const off = lines.flatMap(({ x, y }) => x.map((a, k) => Math.abs(sqrt((a - 0.61) ** 2 + (y[k]! - 0.37) ** 2) - 0.5)));
  expect(Math.max(...off)).toBeLessThan(accuracy);
  expect(cells).toBeLessThan(257 ** 2 / 40);
});

test('a part of a label: where learning becomes strong', async () => {
  const ends = { from: 0.01, to: 1 };
  const { outcome, records } = await performed({
    theory: 'linear-exact',
    sweep: { readoutInitialScale: ends, hiddenInitialScale: ends },
    observe: ['regime'],
    refine: { measure: 'regime', label: 'strong', accuracy: 1 / 32 },
  });
  const strong = (text: unknown) => String(text).split(', ').includes('strong');
  expect(outcome.boundary!.lines).toHaveLength(1);
  // The corners of the box are on the two sides.
  const corner = (scale: number) =>
    records.find(({ at }) => at.readoutInitialScale === scale && at.hiddenInitialScale === scale)!.of.regime;
  expect([strong(corner(0.01)), strong(corner(1))]).toEqual([true, false]);
});

test('nothing to follow: the first grid and no line', async () => {
  const refine = { measure: 'distance', level: 9, accuracy: 1 / 64 };
  const { outcome } = await performed({ theory: 'disc', sweep: box, observe: ['distance'], refine });
  expect(outcome.boundary).toMatchObject({ lines: [], cells: 17 ** 2 });
});

/**
 * Kernel or feature learning with both layers along quasi-random vectors: R = Θ∞/Θ0 is known in closed form from
 * s0 = σu σw c, S0 = (σu² a + σw² b)/2 at equal rates: R² = 1 + (1 − s0²)/S0².
 */
test('the kernel line of linear-exact against its closed form', async () => {
  const width = 30;
  const phases = { readoutPhase: 0.6180339887498949, hiddenPhase: 0.41421356237309515 };
  const vector = (phase: number) =>
    Array.from({ length: width }, (_, i) => Math.SQRT2 * Math.cos(2 * Math.PI * (((i + 1) * phase) % 1)));
  const [u, w] = [vector(phases.readoutPhase), vector(phases.hiddenPhase)];
  const dot = (p: number[], q: number[]) => p.reduce((sum, v, i) => sum + v * q[i]!, 0);
  const level = 1.1;
  const ends = { from: 0.01, to: 1 };
  const { outcome } = await performed({
    theory: 'linear-exact',
    parameters: { width, initialisation: { kind: 'quasirandom', ...phases } },
    sweep: { readoutInitialScale: ends, hiddenInitialScale: ends },
    observe: ['kernelRatio'],
    refine: { measure: 'kernelRatio', level, accuracy },
  });
  const { lines, cells, uniform } = outcome.boundary!;
  expect(uniform / cells).toBeGreaterThan(10);
  const ratio = (su: number, sw: number) => {
    const s0 = su * sw * dot(u, w);
    const scale = (su * su * dot(u, u) + sw * sw * dot(w, w)) / 2;
    return sqrt(1 + (1 - s0 * s0) / (scale * scale));
  };
  const share = shareOn(ends.from, ends.to);
  const at = (s: number) => ends.from * (ends.to / ends.from) ** s;
  // Distance along an axis, in shares: the analytic line must pass within the accuracy, sideways or upwards.
  const near = (a: number, b: number) => {
    const inside = (i: number, j: number) => ratio(at(share(a) + i * accuracy), at(share(b) + j * accuracy)) > level;
    return inside(-1, 0) !== inside(1, 0) || inside(0, -1) !== inside(0, 1);
  };
  const points = lines.flatMap(({ x, y }) => x.map((a, k) => [a, y[k]!] as const));
  expect(points.length).toBeGreaterThan(200);
  expect(points.filter(([a, b]) => !near(a, b))).toEqual([]);
});
/** A linear unit under one-pass SGD ends at the risk γΔ/(2(2 − γ)) whatever its start: above a start of risk 1 noise unlearns. */
test('where noise unlearns in sgd-ode, against its closed form', async () => {
  const overlaps = { studentOverlap: [[1]], crossOverlap: [[0]], teacherOverlap: [[1]] };
  const { outcome } = await performed({
    theory: 'sgd-ode',
    parameters: { width: 1, teacherWidth: 1, activation: 'linear', finalTime: 1, ...overlaps },
    sweep: {
      learningRate: { from: 0.5, to: 2.5, scale: 'linear' },
      labelNoiseVariance: { from: 0, to: 4, scale: 'linear' },
    },
    observe: ['riskReduction'],
    refine: { measure: 'riskReduction', level: 1, accuracy, coarse: 1 / 16 },
  });
  const { lines, cells, uniform } = outcome.boundary!;
  expect(uniform / cells).toBeGreaterThan(10);
  const grows = (rate: number, noise: number) => rate >= 2 || (rate * noise) / (2 * (2 - rate)) > 1;
  const points = lines.flatMap(({ x, y }) => x.map((a, k) => [a, y[k]!] as const));
  const far = points.filter(
    ([a, b]) =>
      grows(a - 2 * accuracy, b) === grows(a + 2 * accuracy, b) &&
      grows(a, b - 4 * accuracy) === grows(a, b + 4 * accuracy),
  );
  expect(points.length).toBeGreaterThan(200);
  expect(far).toEqual([]);
});

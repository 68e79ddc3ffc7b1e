import { atMost, type Claim, type Effort, type Finding, type Job, numbers } from '../../../contract/index.js';
import { curvesOf, exhibit } from './tools.js';

/** C20: all students first turn to the middle of the teachers, then to one of them. */
export const cosinePlane: Claim = {
  id: 'C20',
  statement:
    'With two teachers all students from a small start first go to (√½, √½) in the plane of their cosines, then split to (1, 0) and (0, 1).',
  origin: 'literature',
  evidence: 'own prototype',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const p = effort === 'quick' ? 6 : 10;
  const times = Array.from({ length: 161 }, (_, i) => (i === 0 ? 0 : growth(i)));
  const raw = {
    width: p,
    teacherWidth: 2,
    learningRate: 0,
    simulationDimension: 10_000,
    initialisation: { kind: 'random', scale: 0.1 },
  };
  const cosine = numbers(yield* curvesOf('ode', raw, { times, seed, quantities: ['cosine'] }), 'cosine');
  const at = (t: number, j: number, r: number) => cosine[(t * p + j) * 2 + r]!;
  const spread = (t: number, target: (a: number, b: number) => number) =>
    Math.max(...Array.from({ length: p }, (_, j) => target(at(t, j, 0), at(t, j, 1))));
  const middle = times.map((_, t) =>
    spread(t, (a, b) => Math.max(Math.abs(a - Math.SQRT1_2), Math.abs(b - Math.SQRT1_2))),
  );
  const corner = spread(times.length - 1, (a, b) =>
    Math.min(Math.max(Math.abs(a - 1), Math.abs(b)), Math.max(Math.abs(b - 1), Math.abs(a))),
  );
  const first = Array.from({ length: p }, (_, j) => at(times.length - 1, j, 0) > at(times.length - 1, j, 1));
  return {
    checks: [
      atMost('smallest distance, over time, of the farthest student from (√½, √½)', Math.min(...middle), 0.05),
      atMost('distance of the farthest student from (1, 0) or (0, 1) at the end', corner, 0.02),
      atMost('teachers left without a student', first.every(Boolean) || !first.some(Boolean) ? 1 : 0, 0),
    ],
    exhibits: [
      exhibit(
        'Students in the plane of their cosines',
        'Trajectories meet at the middle and part to the corners.',
        { x: 'firstCosine', y: 'secondCosine', xScale: 'linear', yScale: 'linear' },
        Array.from({ length: p }, (_, j) => ({
          label: `student ${j}`,
          role: 'theory' as const,
          x: times.map((_t, t) => at(t, j, 0)),
          y: times.map((_t, t) => at(t, j, 1)),
        })),
      ),
    ],
  };
}

/** Geometric times from 0.1 to 1e5. */
function growth(i: number): number {
  let t = 0.1;
  for (let n = 1; n < i; n++) t *= 1.0908;
  return t;
}

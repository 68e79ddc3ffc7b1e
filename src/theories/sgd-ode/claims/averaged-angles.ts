import { atMost, type Claim, type Effort, type Finding, type Job, numbers, within } from '../../../contract/index.js';
import { momentsOf } from '../expectations/index.js';
import { drawStart } from '../initial/index.js';
import { settingOf } from '../setting.js';
import { curvesOf, exhibit, exponentOf, nested, parsed, riskOf } from './tools.js';

/** C17: the reduced equations hold up to terms that vanish with width and dimension. */
export const reductionError: Claim = {
  id: 'C17',
  statement:
    'The risk of the reduced equations differs from the full one by at most C/√p at any dimension; for large d the angles outside the target subspace may be dropped at a further cost of at most C/√d.',
  origin: 'literature',
  evidence: 'own prototype',
  check: checkReduction,
};

/** C18: in low dimension the angles must be averaged over. */
export const averagedAngles: Claim = {
  id: 'C18',
  statement:
    'In low dimension the angles between the students outside the target subspace must be averaged over: without that the equations miss the finite network (erf slowly, square already at t = 0).',
  origin: 'literature',
  evidence: 'independent simulation',
  check: checkAngles,
};

/** A dimension so high that the orthogonal parts of different students are uncorrelated. */
const withoutAngles = 1e8;

/** Students in a few directions of dimension d: starts of which the mean over seeds is taken. */
function* fullRisk(width: number, inputDimension: number, t: number, starts: number, seed: number): Job<number> {
  const raw = { width, teacherWidth: 1, learningRate: 0, inputDimension };
  const risks = yield* riskOf('ode', raw, { times: [t], replicas: starts, seed, tolerance: 1e-4 });
  return risks.reduce((sum, x) => sum + x, 0) / starts;
}

function* checkReduction(effort: Effort, seed: number): Job<Finding> {
  const count = effort === 'quick' ? 40 : 100;
  const dimensions = [6, 12, 24, 48];
  const start = drawStart(parsed({ width: count, teacherWidth: 1, simulationDimension: 400 }), seed, 0);
  const given = {
    width: 'Infinity',
    teacherWidth: 1,
    particleProjections: nested(start.crossOverlap, 1),
    particleOrthogonalNorms: Array.from(
      { length: count },
      (_, j) => start.studentOverlap[j * count + j]! - start.crossOverlap[j]! * start.crossOverlap[j]!,
    ),
  };
  const dropped = yield* riskOf(
    'meanField',
    { ...given, inputDimension: withoutAngles },
    { times: [2], tolerance: 1e-8 },
  );
  const gaps: number[] = [];
  for (const inputDimension of dimensions) {
    const kept = yield* riskOf('meanField', { ...given, inputDimension }, { times: [2], tolerance: 1e-8 });
    gaps.push(Math.abs(kept[0]! - dropped[0]!));
  }
  const starts = effort === 'quick' ? 30 : 300;
  const widths = [10, 40];
  const limit = yield* limitRisk(5, 2, effort, seed);
  const distances: number[] = [];
  for (const width of widths) distances.push(Math.abs((yield* fullRisk(width, 5, 2, starts, seed)) / limit - 1));
  return {
    checks: [
      atMost(
        'exponent in d of the cost of dropping the angles (theorem: at most −1/2)',
        exponentOf(dimensions, gaps),
        -0.5,
      ),
      within('that exponent', exponentOf(dimensions, gaps), -1, { abs: 0.25 }),
      atMost('width 10: relative gap of the mean risk times √p', distances[0]! * Math.sqrt(10), 1),
      atMost('width 40: relative gap of the mean risk times √p', distances[1]! * Math.sqrt(40), 1),
    ],
    exhibits: [
      exhibit(
        'Cost of dropping the angles',
        'Gap of the risk at t = 2 between averaged and dropped angles.',
        { x: 'inputDimension', y: 'gap' },
        [{ label: 'particles', role: 'theory', x: dimensions, y: gaps }],
      ),
    ],
  };
}

/** Risk of a wide particle system with averaged angles, from a random start in dimension d. */
function* limitRisk(inputDimension: number, t: number, effort: Effort, seed: number): Job<number> {
  const particles = effort === 'quick' ? 200 : 600;
  const raw = { width: 'Infinity', teacherWidth: 1, inputDimension, particles };
  const [risk] = yield* riskOf('meanField', raw, { times: [t], seed, tolerance: 1e-3 });
  return risk!;
}

function* checkAngles(effort: Effort, seed: number): Job<Finding> {
  const square = squareStart(effort, seed);
  yield { done: 1, total: 3, note: 'erf in four dimensions' };
  const widths = effort === 'quick' ? [30, 60] : [30, 60, 120];
  const starts = 10;
  const kept: number[] = [];
  const dropped: number[] = [];
  for (const width of widths) {
    const wish = { times: [20], seed, tolerance: 1e-4, quantities: ['meanOrthogonalNorm'], replicas: starts };
    const raw = { width, teacherWidth: 1, learningRate: 0, inputDimension: 4 };
    const norm = function* (engine: 'ode' | 'meanField', change: Record<string, unknown>): Job<number> {
      const norms = numbers(yield* curvesOf(engine, { ...raw, ...change }, wish), 'meanOrthogonalNorm');
      return norms.reduce((sum, x) => sum + x, 0) / starts;
    };
    const full = yield* norm('ode', {});
    kept.push((yield* norm('meanField', {})) - full);
    dropped.push((yield* norm('meanField', { inputDimension: 'Infinity', simulationDimension: 4 })) - full);
  }
  const limit = (errors: number[]) => 2 * errors.at(-1)! - errors.at(-2)!;
  return {
    checks: [
      within(
        'square, t = 0: gap of the risk without the angles, mean of drawn networks against (1/p²)Σq_iq_j/(d−k)',
        square.measured,
        square.expected,
        { rel: 0.05, abs: 3 * square.error },
      ),
      within(
        'erf, d = 4, t = 20: exponent in p of the error of the mean orthogonal norm with the angles',
        exponentOf(widths, kept),
        -1,
        { abs: 0.2 },
      ),
      atMost('that error extrapolated to infinite width', Math.abs(limit(kept)), 0.01),
      within('the same without the angles: a bias that stays', limit(dropped), 0.035, { abs: 0.02 }),
    ],
    exhibits: [
      exhibit(
        'Orthogonal norm with and without the angles',
        'With the angles the error falls with width, without it stays.',
        { x: 'width', y: 'error' },
        [
          { label: 'averaged', role: 'theory', x: widths, y: kept.map(Math.abs) },
          { label: 'dropped', role: 'guide', x: widths, y: dropped.map(Math.abs) },
        ],
      ),
    ],
  };
}

/** Risk of drawn networks minus that of the same rows without their mutual angles outside the teacher span. */
function squareStart(effort: Effort, seed: number): { measured: number; error: number; expected: number } {
  const [p, d, k] = [effort === 'quick' ? 40 : 100, 5, 2];
  const runs = effort === 'quick' ? 200 : 1000;
  const given = parsed({ width: p, teacherWidth: k, activation: 'square', inputDimension: d });
  const { activation } = settingOf(given);
  const moments = momentsOf(activation, activation, p, k);
  const c = Float64Array.from({ length: p + k }, (_, b) => (b < p ? 1 / p : -1 / k));
  const gaps: number[] = [];
  const predictions: number[] = [];
  for (let r = 0; r < runs; r++) {
    const { studentOverlap: Q, crossOverlap: M } = drawStart(given, seed, r);
    const inside = (j: number, l: number) => M[j * k]! * M[l * k]! + M[j * k + 1]! * M[l * k + 1]!;
    const omega = (angles: boolean) =>
      Float64Array.from({ length: (p + k) * (p + k) }, (_, i) => {
        const [a, b] = [Math.floor(i / (p + k)), i % (p + k)];
        if (a >= p && b >= p) return a === b ? 1 : 0;
        if (a >= p || b >= p) return M[Math.min(a, b) * k + Math.max(a, b) - p]!;
        return a === b || angles ? Q[a * p + b]! : inside(a, b);
      });
    gaps.push(moments.risk(omega(true), c) - moments.risk(omega(false), c));
    let sum = 0;
    for (let j = 0; j < p; j++)
      for (let l = 0; l < p; l++) if (j !== l) sum += (Q[j * p + j]! - inside(j, j)) * (Q[l * p + l]! - inside(l, l));
    predictions.push(sum / (p * p * (d - k)));
  }
  const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / runs;
  const measured = mean(gaps);
  const spread = gaps.reduce((sum, x) => sum + (x - measured) * (x - measured), 0) / (runs - 1);
  return { measured, error: Math.sqrt(spread / runs), expected: mean(predictions) };
}

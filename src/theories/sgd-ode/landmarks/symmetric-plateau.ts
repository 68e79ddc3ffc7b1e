import { pseudoInverse } from '../../../numerics/linalg/index.js';
import { integrate } from '../../../numerics/ode/index.js';
import { orderParameterSystem, type System } from '../engines/system.js';
import type { Setting } from '../setting.js';
import type { Overlaps } from '../state.js';

/** The unspecialised plateau: every student alike, every teacher alike. */
export interface SymmetricPlateau {
  /** Q_jj, Q_jl and M_jr. */
  squaredNorm: number;
  studentOverlap: number;
  crossOverlap: number;
  risk: number;
  /** Growth rate per unit t of the modes that tell students from students and teachers from teachers. */
  escapeRate: number;
}

/** Newton steps until the residual is at rounding. */
const mostNewtonSteps = 30;

/**
 * The plateau of p >= 2 equal students before k >= 2 equal orthonormal teachers, at the setting's learning rate, by Newton's
 * method in (Q_jj, Q_jl, M_jr); undefined when there is none or units differ.
 * @equation λ = ⟨δM, ∂(dM/dt)⟩/⟨δM, δM⟩ along δM = (e₁−e₂)(f₁−f₂)ᵀ, which no other mode shares the symmetry of [sgd-ode 3.8]
 */
export function symmetricPlateau(setting: Setting, start: Overlaps): SymmetricPlateau | undefined {
  const { readoutWeights, teacherReadoutWeights, teacherOverlap } = start;
  const [p, k] = [readoutWeights.length, teacherReadoutWeights.length];
  if (p < 2 || k < 2 || setting.readoutRateRatio > 0 || !isIdentity(teacherOverlap, k)) return undefined;
  if (!allEqual(readoutWeights) || !allEqual(teacherReadoutWeights)) return undefined;
  const system = orderParameterSystem({ ...setting, schedule: { kind: 'constant' } }, start);
  const point = fixedPoint(system);
  if (!point) return undefined;
  const [squaredNorm, studentOverlap, crossOverlap] = point as unknown as [number, number, number];
  const y = spread(system, point);
  return { squaredNorm, studentOverlap, crossOverlap, risk: system.risk(y), escapeRate: growth(system, y) };
}

/** The state with all students alike. */
function spread({ layout: { p, crossAt, readoutAt, size } }: System, [q, c, m]: ArrayLike<number> & Iterable<number>) {
  const y = new Float64Array(size);
  let at = 0;
  for (let j = 0; j < p; j++) for (let l = 0; l <= j; l++) y[at++] = j === l ? q! : c!;
  y.fill(m!, crossAt, readoutAt);
  return y;
}

/** The flow on the symmetric states, of which it never leaves any. Without noise equal students stay equal: Q_jl = Q_jj. */
function reducedFlow(system: System): (y: Float64Array, dy: Float64Array) => void {
  const { crossAt, size } = system.layout;
  const full = new Float64Array(size);
  return (y, dy) => {
    system.problem.rhs(0, spread(system, y), full);
    dy[0] = full[0]!;
    dy[1] = full[1]!;
    dy[2] = full[crossAt]!;
  };
}

function fixedPoint(system: System): Float64Array | undefined {
  const { p, k } = system.layout;
  const flow = reducedFlow(system);
  // Equal students with an overlap of the size of the closed solution, apart by what noise and sphere allow.
  const norm = system.setting.spherical ? 1 : 1 / (2 * Math.max(p, k) - 1);
  const together = system.setting.learningRate > 0 || system.setting.spherical ? 0.9 : 1;
  const begin = Float64Array.of(norm, together * norm, Math.sqrt(norm / k) * (system.setting.spherical ? 0.9 : 1));
  // With noise the students drift apart at a rate of order g², without it that direction is marginal and left alone.
  const noisy = system.setting.learningRate > 0;
  for (const patience of noisy ? [200, 3e4] : [200]) {
    const reached = follow(flow, begin, patience * system.setting.studentNormalisation);
    const point = reached && polish(flow, reached, noisy ? 1e-9 : 1e-5);
    if (point) return point;
  }
  return undefined;
}

function follow(
  flow: (y: Float64Array, dy: Float64Array) => void,
  y: Float64Array,
  time: number,
): Float64Array | undefined {
  const problem = { name: 'flow of equal students', rhs: (_t: number, s: Float64Array, d: Float64Array) => flow(s, d) };
  try {
    return integrate(problem, { t: 0, y }, Float64Array.of(time), { rtol: 1e-7, atol: 1e-10 }).values.slice(0, 3);
  } catch {
    // Overlaps without bound have no plateau.
    return undefined;
  }
}

/** Newton's method; directions along which the flow changes less than `marginal`, relatively, are left alone. */
function polish(
  flow: (y: Float64Array, dy: Float64Array) => void,
  begin: Float64Array,
  marginal: number,
): Float64Array | undefined {
  const y = begin.slice();
  const residual = new Float64Array(3);
  const [ahead, behind] = [new Float64Array(3), new Float64Array(3)];
  for (let n = 0; n < mostNewtonSteps; n++) {
    flow(y, residual);
    const J = new Float64Array(9);
    for (let c = 0; c < 3; c++) {
      const h = 1e-6;
      const moved = y.slice();
      moved[c] = y[c]! + h;
      flow(moved, ahead);
      moved[c] = y[c]! - h;
      flow(moved, behind);
      for (let r = 0; r < 3; r++) J[r * 3 + c] = (ahead[r]! - behind[r]!) / (2 * h);
    }
    if (!J.every(Number.isFinite)) return undefined;
    const { inverse } = pseudoInverse(J, 3, 3, marginal);
    for (let r = 0; r < 3; r++) for (let c = 0; c < 3; c++) y[r] = y[r]! - inverse[r * 3 + c]! * residual[c]!;
  }
  flow(y, residual);
  return Math.max(...residual.map(Math.abs)) < 1e-10 && y[0]! > 0 ? y : undefined;
}

function growth(system: System, y: Float64Array): number {
  const { k, crossAt, size } = system.layout;
  const entries: [number, number][] = [
    [crossAt, 1],
    [crossAt + 1, -1],
    [crossAt + k, -1],
    [crossAt + k + 1, 1],
  ];
  const h = 1e-5;
  const response = (sign: number) => {
    const moved = y.slice();
    for (const [at, direction] of entries) moved[at] = moved[at]! + sign * h * direction;
    const dy = new Float64Array(size);
    system.problem.rhs(0, moved, dy);
    return entries.reduce((sum, [at, direction]) => sum + direction * dy[at]!, 0);
  };
  return (response(1) - response(-1)) / (2 * h * entries.length);
}

function isIdentity(matrix: Float64Array, size: number): boolean {
  return matrix.every((value, i) => Math.abs(value - (i % (size + 1) === 0 ? 1 : 0)) < 1e-12);
}

function allEqual(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

import { momentsOf } from '../expectations/index.js';
import { errorCoefficients, type Setting } from '../setting.js';
import { readOverlaps } from './overlaps.js';
import type { Run } from './run.js';

/** Units whose overlaps are recorded. */
export interface Units {
  i: Float64Array;
  j: Float64Array;
  r: Float64Array;
}

/** Looks at a run: one row of numbers per look, laid out as `columns` says. */
export interface Observer {
  /** Numbers of a look: risk, Q over i × j, M over i × r, a over i. */
  size: number;
  units: Units;
  /** Writes a row; all Infinity once the run has diverged. */
  look(run: Run, out: Float64Array): void;
}

/** Names of the recorded series with their dims (besides time) and where they begin in a row. */
export function columns({ i, j, r }: Units): { name: string; dims: string[]; from: number; length: number }[] {
  const [p, q, k] = [i.length, j.length, r.length];
  return [
    { name: 'risk', dims: [], from: 0, length: 1 },
    { name: 'studentOverlap', dims: ['i', 'j'], from: 1, length: p * q },
    { name: 'crossOverlap', dims: ['i', 'r'], from: 1 + p * q, length: p * k },
    { name: 'readoutWeights', dims: ['i'], from: 1 + p * q + p * k, length: p },
  ];
}

/**
 * Observer of runs of one setting. The risk is the theory's formula on the simulated overlaps: no test set is needed.
 * @equation R = ½ cᵀ E[σσᵀ] c [sgd-ode 3.1]
 */
export function observer(setting: Setting, units: Units): Observer {
  const { students: p, teachers: k } = setting;
  const n = p + k;
  const moments = momentsOf(setting.activation, setting.teacherActivation, p, k);
  const studentOverlap = new Float64Array(p * p);
  const crossOverlap = new Float64Array(p * k);
  const omega = new Float64Array(n * n);
  const c = new Float64Array(n);
  const { i: rows, j: columns, r: teachers } = units;
  const size = 1 + rows.length * (columns.length + teachers.length + 1);
  const look = ({ training, state, divergedAt }: Run, out: Float64Array) => {
    if (divergedAt < Number.POSITIVE_INFINITY) {
      out.fill(Number.POSITIVE_INFINITY);
      return;
    }
    readOverlaps(training, state, studentOverlap, crossOverlap);
    assemble(omega, p, k, { studentOverlap, crossOverlap, factor: training.teacherFactor, rank: training.teacherRank });
    errorCoefficients(setting, state.readout, training.teacherReadout, c);
    let at = 0;
    out[at++] = moments.risk(omega, c);
    for (const i of rows) for (const j of columns) out[at++] = studentOverlap[i * p + j]!;
    for (const i of rows) for (const r of teachers) out[at++] = crossOverlap[i * k + r]!;
    for (const i of rows) out[at++] = state.readout[i]!;
  };
  return { size, units, look };
}

interface Blocks {
  studentOverlap: Float64Array;
  crossOverlap: Float64Array;
  factor: Float64Array;
  rank: number;
}

/** Ω = [[Q, M], [Mᵀ, P]]. */
function assemble(omega: Float64Array, p: number, k: number, { studentOverlap, crossOverlap, factor, rank }: Blocks) {
  const n = p + k;
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) omega[a * n + b] = studentOverlap[a * p + b]!;
    for (let r = 0; r < k; r++) omega[a * n + p + r] = omega[(p + r) * n + a] = crossOverlap[a * k + r]!;
  }
  for (let r = 0; r < k; r++)
    for (let q = 0; q < k; q++) {
      let sum = 0;
      for (let c = 0; c < rank; c++) sum += factor[r * rank + c]! * factor[q * rank + c]!;
      omega[(p + r) * n + p + q] = sum;
    }
}

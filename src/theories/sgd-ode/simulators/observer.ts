import { momentsOf } from '../expectations/index.js';
import { inverseOf, type Observable, type Snapshot } from '../observables.js';
import { errorCoefficients, type Setting } from '../setting.js';
import type { Run } from './run.js';
import type { Trained } from './simulator.js';
import type { Training } from './training.js';

/** Looks at runs of one setting: one row of numbers per look, observable after observable. */
export interface Observer {
  observables: Observable[];
  /** Numbers of each observable, and of a row. */
  lengths: number[];
  size: number;
  /** The order parameters of a run (shared buffers). */
  snapshot(run: Run): Snapshot;
  /** Writes a row; all Infinity once the run has diverged. */
  look(run: Run, out: Float64Array): void;
}

/** Observer of these observables. The risk is the theory's formula on the simulated overlaps: no test set is needed. */
export function observer(setting: Setting, observables: Observable[]): Observer {
  const { students: p, teachers: k } = setting;
  const lengths = observables.map(({ size }) => size(p, k));
  const risk = riskOf(setting);
  const shared = { p, k, studentOverlap: new Float64Array(p * p), crossOverlap: new Float64Array(p * k) };
  let seen: { training: Training; teacherOverlap: Float64Array; teacherInverse: Float64Array } | undefined;
  const snapshot = ({ training, state }: Run): Snapshot => {
    if (seen?.training !== training) {
      const teacherOverlap = teacherGram(training);
      seen = { training, teacherOverlap, teacherInverse: inverseOf(teacherOverlap, k) };
    }
    const { teacherOverlap, teacherInverse } = seen!;
    readOverlaps(training, state, shared.studentOverlap, shared.crossOverlap);
    const read = { ...shared, teacherOverlap, teacherInverse, readout: state.readout };
    return { ...read, risk: risk(read, training.teacherReadout) };
  };
  const look = (run: Run, out: Float64Array) => {
    if (run.divergedAt < Number.POSITIVE_INFINITY) {
      out.fill(Number.POSITIVE_INFINITY);
      return;
    }
    const read = snapshot(run);
    let at = 0;
    for (const [n, { write }] of observables.entries()) {
      write(read, out.subarray(at, at + lengths[n]!));
      at += lengths[n]!;
    }
  };
  return { observables, lengths, size: lengths.reduce((a, b) => a + b, 0), snapshot, look };
}

/** Q = C Cᵀ and M = C[:, :k'] Tᵀ of a state, written into `studentOverlap` (p × p) and `crossOverlap` (p × k). */
function readOverlaps(
  { students, teachers, teacherFactor, teacherRank }: Training,
  { coordinates, stride, used }: Trained,
  studentOverlap: Float64Array,
  crossOverlap: Float64Array,
): void {
  for (let i = 0; i < students; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let c = 0; c < used; c++) sum += coordinates[i * stride + c]! * coordinates[j * stride + c]!;
      studentOverlap[i * students + j] = sum;
      studentOverlap[j * students + i] = sum;
    }
  for (let i = 0; i < students; i++)
    for (let r = 0; r < teachers; r++) {
      let sum = 0;
      for (let c = 0; c < teacherRank; c++) sum += coordinates[i * stride + c]! * teacherFactor[r * teacherRank + c]!;
      crossOverlap[i * teachers + r] = sum;
    }
}

function teacherGram({ teachers: k, teacherFactor, teacherRank }: Training): Float64Array {
  const gram = new Float64Array(k * k);
  for (let r = 0; r < k; r++)
    for (let q = 0; q < k; q++)
      for (let c = 0; c < teacherRank; c++)
        gram[r * k + q]! += teacherFactor[r * teacherRank + c]! * teacherFactor[q * teacherRank + c]!;
  return gram;
}

type Overlapping = Pick<Snapshot, 'studentOverlap' | 'crossOverlap' | 'teacherOverlap' | 'readout'>;

/** @equation R = ½ cᵀ E[σσᵀ] c at Ω = [[Q, M], [Mᵀ, P]] [sgd-ode 3.1] */
export function riskOf(setting: Setting): (read: Overlapping, teacherReadout: Float64Array) => number {
  const { students: p, teachers: k } = setting;
  const n = p + k;
  const moments = momentsOf(setting.activation, setting.teacherActivation, p, k);
  const omega = new Float64Array(n * n);
  const c = new Float64Array(n);
  return ({ studentOverlap, crossOverlap, teacherOverlap, readout }, teacherReadout) => {
    for (let a = 0; a < p; a++) {
      for (let b = 0; b < p; b++) omega[a * n + b] = studentOverlap[a * p + b]!;
      for (let r = 0; r < k; r++) omega[a * n + p + r] = omega[(p + r) * n + a] = crossOverlap[a * k + r]!;
    }
    for (let r = 0; r < k; r++) for (let q = 0; q < k; q++) omega[(p + r) * n + p + q] = teacherOverlap[r * k + q]!;
    return moments.risk(omega, errorCoefficients(setting, readout, teacherReadout, c));
  };
}

import type { Quantity } from '../../contract/index.js';
import { symmetricPseudoInverse } from '../../numerics/linalg/index.js';

/** Order parameters at one time, as observables read them. Matrices are row-major. */
export interface Snapshot {
  p: number;
  k: number;
  /** Q, p × p. */
  studentOverlap: Float64Array;
  /** M, p × k. */
  crossOverlap: Float64Array;
  /** P and P⁺, k × k. */
  teacherOverlap: Float64Array;
  teacherInverse: Float64Array;
  /** a, p. */
  readout: Float64Array;
  risk: number;
  /** Mean-field particles, which have no Q: |m_j|² + q⊥_j, q⊥_j, and m_j (p × k', k' = rank of P). */
  particles?: { squaredNorms: Float64Array; orthogonalNorms: Float64Array; projections: Float64Array };
}

/** A quantity over time computed from the order parameters. */
export interface Observable {
  quantity: Quantity;
  /** Numbers per time. */
  size(p: number, k: number): number;
  write(snapshot: Snapshot, out: Float64Array): void;
}

/** P⁺ for `Snapshot`. */
export function inverseOf(teacherOverlap: Float64Array, k: number): Float64Array {
  return symmetricPseudoInverse(teacherOverlap, k, 1e-12).inverse;
}

/** Q_jj. */
function squaredNorm({ p, studentOverlap, particles }: Snapshot, j: number): number {
  return particles ? particles.squaredNorms[j]! : studentOverlap[j * p + j]!;
}

/** M_jr/√(Q_jj P_rr), 0 where a row vanishes. */
function cosine(snapshot: Snapshot, j: number, r: number): number {
  const { k, crossOverlap, teacherOverlap } = snapshot;
  const size = Math.sqrt(Math.max(0, squaredNorm(snapshot, j) * teacherOverlap[r * k + r]!));
  return size > 0 ? crossOverlap[j * k + r]! / size : 0;
}

/** q⊥_j = Q_jj − m_jᵀP⁺m_j, not below 0. */
function orthogonalNorm(
  { p, k, studentOverlap, crossOverlap, teacherInverse, particles }: Snapshot,
  j: number,
): number {
  if (particles) return particles.orthogonalNorms[j]!;
  let inside = 0;
  for (let r = 0; r < k; r++)
    for (let u = 0; u < k; u++)
      inside += crossOverlap[j * k + r]! * teacherInverse[r * k + u]! * crossOverlap[j * k + u]!;
  return Math.max(0, studentOverlap[j * p + j]! - inside);
}

function meanOver(p: number, of: (j: number) => number): number {
  let sum = 0;
  for (let j = 0; j < p; j++) sum += of(j);
  return sum / p;
}

/** Largest minus second largest |cos| of student j with the teachers; the largest where there is one teacher. */
function preference(snapshot: Snapshot, j: number): number {
  let [first, second] = [0, 0];
  for (let r = 0; r < snapshot.k; r++) {
    const size = Math.abs(cosine(snapshot, j, r));
    if (size > first) [first, second] = [size, first];
    else if (size > second) second = size;
  }
  return first - second;
}

/** Largest |cos| of any student with any teacher. */
export function largestCosine(snapshot: Snapshot): number {
  let largest = 0;
  for (let j = 0; j < snapshot.p; j++)
    for (let r = 0; r < snapshot.k; r++) largest = Math.max(largest, Math.abs(cosine(snapshot, j, r)));
  return largest;
}

function effectiveRank({ p, studentOverlap }: Snapshot): number {
  let [trace, squares] = [0, 0];
  for (let j = 0; j < p; j++) trace += studentOverlap[j * p + j]!;
  for (const q of studentOverlap) squares += q * q;
  return squares > 0 ? (trace * trace) / squares : 0;
}

const one = () => 1;

function curve(quantity: Omit<Quantity, 'dims'>, of: (snapshot: Snapshot) => number): Observable {
  return {
    quantity: { ...quantity, dims: ['t'] },
    size: one,
    write(snapshot, out) {
      out[0] = of(snapshot);
    },
  };
}

/** All observables, most telling first. */
export const observables: Observable[] = [
  curve(
    {
      name: 'risk',
      symbol: 'R',
      meaning: 'population risk ½E(f−f*)², without label noise',
      formula: 'R = \\tfrac12 c^T K c',
      scale: 'log',
    },
    ({ risk }) => risk,
  ),
  {
    quantity: {
      name: 'studentOverlap',
      symbol: 'Q',
      meaning: 'overlaps of the student rows over d',
      formula: 'Q = WW^T/d',
      dims: ['t', 'i', 'j'],
      scale: 'linear',
    },
    size: (p) => p * p,
    write: ({ studentOverlap }, out) => out.set(studentOverlap),
  },
  {
    quantity: {
      name: 'crossOverlap',
      symbol: 'M',
      meaning: 'overlaps of student and teacher rows over d',
      formula: 'M = WW^{*T}/d',
      dims: ['t', 'i', 'r'],
      scale: 'linear',
    },
    size: (p, k) => p * k,
    write: ({ crossOverlap }, out) => out.set(crossOverlap),
  },
  {
    quantity: {
      name: 'cosine',
      symbol: 'cos',
      meaning: 'cosine between student and teacher rows',
      formula: 'M_{jr}/\\sqrt{Q_{jj}P_{rr}}',
      dims: ['t', 'i', 'r'],
      scale: 'linear',
    },
    size: (p, k) => p * k,
    write(snapshot, out) {
      for (let j = 0; j < snapshot.p; j++)
        for (let r = 0; r < snapshot.k; r++) out[j * snapshot.k + r] = cosine(snapshot, j, r);
    },
  },
  {
    quantity: {
      name: 'readoutWeights',
      symbol: 'a',
      meaning: 'readout of the student',
      dims: ['t', 'i'],
      scale: 'linear',
    },
    size: (p) => p,
    write: ({ readout }, out) => out.set(readout),
  },
  {
    quantity: {
      name: 'orthogonalNorm',
      symbol: 'q⊥',
      meaning: 'squared norm of a student over d outside the teacher span',
      formula: 'q^\\perp_j = Q_{jj}-m_j^TP^+m_j',
      dims: ['t', 'i'],
      scale: 'log',
    },
    size: (p) => p,
    write(snapshot, out) {
      for (let j = 0; j < snapshot.p; j++) out[j] = orthogonalNorm(snapshot, j);
    },
  },
  curve(
    { name: 'meanOrthogonalNorm', symbol: '⟨q⊥⟩', meaning: 'orthogonal norm, mean over the students', scale: 'log' },
    (snapshot) => meanOver(snapshot.p, (j) => orthogonalNorm(snapshot, j)),
  ),
  curve(
    {
      name: 'orthogonalFraction',
      symbol: '⟨q⊥/Q⟩',
      meaning: 'share of the squared norm outside the teacher span, mean over the students',
      scale: 'linear',
    },
    (snapshot) =>
      meanOver(snapshot.p, (j) => {
        const norm = squaredNorm(snapshot, j);
        return norm > 0 ? orthogonalNorm(snapshot, j) / norm : 0;
      }),
  ),
  curve(
    {
      name: 'specialisation',
      symbol: 'spec',
      meaning:
        'largest minus second largest |cos| with a teacher, mean over the students: 0 on the plateau, then up to 1',
      scale: 'linear',
    },
    (snapshot) => meanOver(snapshot.p, (j) => preference(snapshot, j)),
  ),
  curve(
    {
      name: 'largestCosine',
      symbol: 'max|cos|',
      meaning: 'largest absolute cosine of a student with a teacher',
      scale: 'linear',
    },
    largestCosine,
  ),
  curve(
    {
      name: 'effectiveRank',
      symbol: 'r_eff',
      meaning: 'number of distinct student directions, (tr Q)²/tr Q²',
      formula: '(\\mathrm{tr}Q)^2/\\mathrm{tr}Q^2',
      scale: 'linear',
    },
    effectiveRank,
  ),
];

/** Particles in the teacher frame. */
const particleProjections: Observable = {
  quantity: {
    name: 'particleProjections',
    symbol: 'm_j',
    meaning: 'coordinates of a particle in the orthonormal frame of the teacher',
    dims: ['t', 'i', 'r'],
    scale: 'linear',
  },
  size: (p, k) => p * k,
  write: ({ particles }, out) => out.set(particles!.projections),
};

/** Observables of mean-field particles: those of overlaps that need no pairs of students, and the particles. */
export const particleObservables: Observable[] = [
  ...observables.filter(({ quantity }) => !['studentOverlap', 'effectiveRank'].includes(quantity.name)),
  particleProjections,
];

/** Observables of a second moment. */
export const momentObservables: Observable[] = observables.filter(({ quantity }) => quantity.name === 'risk');

/** Time at which the plateau ends. */
export const exitTimeQuantity: Quantity = {
  name: 'exitTime',
  symbol: 't_exit',
  meaning: 'first time with an absolute cosine of at least exitOverlap; Infinity: not within the times computed',
  dims: [],
  scale: 'log',
};

/** Phase of the scaling of width and learning rate with the dimension. */
export const scalingPhaseQuantity: Quantity = {
  name: 'scalingPhase',
  symbol: '(κ, δ)',
  meaning: 'phase as d grows with p ~ d^κ and γ ~ d^−δ (widthExponent, learningRateExponent), decided by κ + δ',
  dims: [],
  scale: 'linear',
};

/** The observables wanted: all that are asked for, without matrices beyond 64 students unless they are named. */
export function wantedObservables(names: string[] | undefined, p: number, all = observables): Observable[] {
  if (names) return all.filter(({ quantity }) => names.includes(quantity.name));
  return all.filter(({ quantity }) => quantity.dims.length < 3 || p <= 64);
}

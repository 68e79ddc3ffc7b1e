import { symmetricEigen } from '../../../numerics/linalg/index.js';
import type { Setting } from '../setting.js';
import type { Overlaps } from '../state.js';
import { realisation } from './realisable.js';
import { type SlopeMoment, slopeMoments } from './slope-moments.js';

/** Widest student whose stability is computed: the matrix has K² rows. */
const widest = 12;

/**
 * Learning rate above which the realised optimum W = W* is unstable against weights outside the teacher span, V = u uᵀ/d;
 * undefined when the student cannot be the teacher unit by unit, or the moments of σ' are not known.
 * @equation dV/dt = −(1/s)(ĜV+VĜ) + (γ/(s³B)) T̂[V], γ_c = s²B/max eig((Ĝ⊗I+I⊗Ĝ)⁻¹T̂), Ĝ = a_ja_l E[σ'_jσ'_l], T̂ = a_ja_la_oa_q E[σ'_jσ'_lσ'_oσ'_q] [sgd-ode 3.9]
 */
export function criticalRate(setting: Setting, start: Overlaps): number | undefined {
  const { readoutWeights: a, teacherOverlap } = start;
  const K = a.length;
  const real = realisation(setting, start);
  if (!real || real.idle > 0 || K > widest || setting.spherical || setting.hiddenWeightDecay > 0) return undefined;
  const moment = slopeMoments(setting.activation, teacherOverlap, K);
  if (!moment) return undefined;
  const G = Float64Array.from({ length: K * K }, (_, at) => {
    const [j, l] = [Math.floor(at / K), at % K];
    return a[j]! * a[l]! * moment([j, l]);
  });
  const { values, vectors } = symmetricEigen(G, K);
  if (!(values[0]! > 1e-12 * values[K - 1]!)) return undefined;
  const T = rotated(fourthMoments(a, moment), vectors, K);
  const size = K * K;
  for (let x = 0; x < size; x++)
    for (let y = 0; y < size; y++)
      T[x * size + y] = T[x * size + y]! / Math.sqrt(damping(values, x) * damping(values, y));
  const largest = symmetricEigen(T, size).values[size - 1]!;
  return (setting.studentNormalisation * setting.studentNormalisation * setting.batchSize) / largest;
}

/** Eigenvalue of Ĝ⊗I + I⊗Ĝ on the pair number `pair` of eigenvectors. */
function damping(values: Float64Array, pair: number): number {
  return values[Math.floor(pair / values.length)]! + values[pair % values.length]!;
}

function fourthMoments(a: Float64Array, moment: SlopeMoment): Float64Array {
  const K = a.length;
  const known = new Map<string, number>();
  return Float64Array.from({ length: K * K * K * K }, (_, at) => {
    const units = [at, Math.floor(at / K), Math.floor(at / (K * K)), Math.floor(at / (K * K * K))].map((u) => u % K);
    const sorted = units.toSorted((x, y) => x - y);
    const key = sorted.join();
    if (!known.has(key)) known.set(key, moment(sorted));
    return units.reduce((product, u) => product * a[u]!, known.get(key)!);
  });
}

/** (E⊗E)ᵀ T (E⊗E) for the eigenvectors E of Ĝ, one index at a time. */
function rotated(T: Float64Array, vectors: Float64Array, K: number): Float64Array {
  let current = T;
  for (let index = 0; index < 4; index++) {
    const next = new Float64Array(T.length);
    const block = T.length / K;
    // The leading index is rotated and becomes the last, so that four rounds rotate all.
    for (let u = 0; u < K; u++)
      for (let rest = 0; rest < block; rest++)
        for (let e = 0; e < K; e++) {
          const to = rest * K + e;
          next[to] = next[to]! + vectors[u * K + e]! * current[u * block + rest]!;
        }
    current = next;
  }
  return current;
}

import { asin } from '../../../numerics/math/index.js';
import { clipped } from './closed-pairs.js';
import type { LabelMoment, NoiseMoment } from './moments.js';
import { orthantProbability, partialCorrelation } from './orthant.js';

/** 1 − r² below which two units count as one (r = 1) or as excluding each other (r = −1). */
const degenerate = 1e-10;

/** What E[u_a u_b Π θ(u_i)] needs of the set of units whose sign is fixed. */
interface SignedSet {
  members: number[];
  /** P(all positive). */
  probability: number;
  /** E_cd = E[δ(u_c)δ(u_d) Π_rest θ] and its diagonal, m × m. */
  densities: Float64Array;
}

/**
 * E[u_a u_b Π_{i∈S} θ(u_i)] for zero-mean normal variables of covariance C (n × n).
 * @equation C_ab P_m + Σ_cd C_ac C_bd E_cd, E_cd = P_rest/(2π√(C_ccC_dd−C_cd²)), E_cc = −Σ_d (C_cd/C_cc) E_cd [sgd-ode 3.6]
 */
export function signedMoment(C: Float64Array, n: number, set: readonly number[], a: number, b: number): number {
  const signed = signedSet(C, n, set);
  return signed ? momentIn(signed, C, n, a, b) : 0;
}

function momentIn({ members, probability, densities }: SignedSet, C: Float64Array, n: number, a: number, b: number) {
  const m = members.length;
  let sum = C[a * n + b]! * probability;
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++) sum += C[a * n + members[i]!]! * C[b * n + members[j]!]! * densities[i * m + j]!;
  return sum;
}

/** Undefined when two units exclude each other or one is constant: then the product of signs vanishes. */
function signedSet(C: Float64Array, n: number, set: readonly number[]): SignedSet | undefined {
  const members: number[] = [];
  for (const unit of set) {
    if (!(C[unit * n + unit]! > 0)) return undefined;
    const twin = members.map((other) => correlationOf(C, n, unit, other)).find((r) => 1 - r * r < degenerate);
    if (twin === undefined) members.push(unit);
    else if (twin < 0) return undefined;
  }
  const m = members.length;
  const r = new Float64Array(m * m);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++) r[i * m + j] = i === j ? 1 : correlationOf(C, n, members[i]!, members[j]!);
  return { members, probability: orthantProbability(r, m), densities: densitiesOf(C, n, members, r) };
}

function correlationOf(C: Float64Array, n: number, a: number, b: number): number {
  return clipped(C[a * n + b]! / Math.sqrt(C[a * n + a]! * C[b * n + b]!));
}

function densitiesOf(C: Float64Array, n: number, members: number[], r: Float64Array): Float64Array {
  const m = members.length;
  const out = new Float64Array(m * m);
  for (let i = 0; i < m; i++)
    for (let j = i + 1; j < m; j++) {
      const rest = members.map((_, index) => index).filter((index) => index !== i && index !== j);
      const [k, l] = rest;
      const partial = m === 4 ? partialCorrelation(r, m, k!, l!, i, j) : 0;
      const remaining = m === 2 ? 1 : m === 3 ? 0.5 : 0.25 + asin(partial) / (2 * Math.PI);
      const det =
        C[members[i]! * n + members[i]!]! * C[members[j]! * n + members[j]!]! * (1 - r[i * m + j]! * r[i * m + j]!);
      out[i * m + j] = out[j * m + i] = remaining / (2 * Math.PI * Math.sqrt(det));
    }
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++)
      if (j !== i) {
        const [u, v] = [members[i]!, members[j]!];
        out[i * m + i]! -= (C[u * n + v]! / C[u * n + u]!) * out[i * m + j]!;
      }
  return out;
}

/**
 * Noise moment of relu students and teachers: every set of at most four units is visited once, for all index patterns that share it.
 * @equation N_jl = Σ_ab c_a c_b E[u_a u_b Π_{i∈{j,l,a,b}} θ(u_i)] + Δ E[θ_jθ_l], D = 2(N − ΔE[θ_jθ_l]) [sgd-ode 3.6]
 */
export function reluNoise(p: number, n: number): NoiseMoment {
  const sets = subsets(n, 4).filter((set) => set.filter((unit) => unit >= p).length <= 2 && set[0]! < p);
  const label = new Float64Array(p * p);
  const labelNoise = reluLabelNoise(p, n);
  return (omega, c, variance, N, D) => {
    N.fill(0);
    for (const set of sets) addSet(set, omega, c, p, n, N);
    labelNoise(omega, label);
    for (let j = 0; j < p; j++)
      for (let l = j; l < p; l++) {
        const value = N[j * p + l]!;
        if (D) D[j * p + l] = D[l * p + j] = 2 * value;
        N[j * p + l] = N[l * p + j] = value + variance * label[j * p + l]!;
      }
  };
}

function addSet(set: number[], omega: Float64Array, c: Float64Array, p: number, n: number, N: Float64Array): void {
  const signed = signedSet(omega, n, set);
  if (!signed) return;
  const m = set.length;
  for (const a of set)
    for (const b of set) {
      if (a > b || c[a] === 0 || c[b] === 0) continue;
      const value = (a === b ? 1 : 2) * c[a]! * c[b]! * momentIn(signed, omega, n, a, b);
      for (const j of set)
        for (const l of set) {
          if (j > l || l >= p) continue;
          if (new Set([j, l, a, b]).size === m) N[j * p + l]! += value;
        }
    }
}

/** All non-empty ascending lists of at most `most` of n units. */
function subsets(n: number, most: number): number[][] {
  let current: number[][] = [[]];
  const all: number[][] = [];
  for (let size = 1; size <= most; size++) {
    current = current.flatMap((set) =>
      Array.from({ length: n }, (_, unit) => unit)
        .filter((unit) => unit > (set.at(-1) ?? -1))
        .map((unit) => [...set, unit]),
    );
    all.push(...current);
  }
  return all;
}

/** @equation E[θ_jθ_l] = 1/4 + asin(ρ)/(2π), radial derivative 0 [sgd-ode 3.6] */
export function reluLabelNoise(p: number, n: number): LabelMoment {
  return (omega, N, D) => {
    for (let j = 0; j < p; j++)
      for (let l = 0; l < p; l++) {
        const size = Math.sqrt(omega[j * n + j]! * omega[l * n + l]!);
        const rho = j === l ? 1 : size > 0 ? clipped(omega[j * n + l]! / size) : 0;
        N[j * p + l] = j === l ? 0.5 : 0.25 + asin(rho) / (2 * Math.PI);
      }
    D?.fill(0);
  };
}

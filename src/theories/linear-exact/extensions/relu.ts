import { log1p } from '../../../numerics/math/index.js';
import type { Setting } from '../setting.js';
import { type Solution, solve } from '../solution.js';
import { weightsAt } from '../weights.js';

/** Where a unit acts: on positive inputs (w > 0), on negative ones (w < 0), or nowhere, stuck at w = 0 for good. */
export type Side = 'positive' | 'negative' | 'stuck';

/** All units at one moment; `w` is |w|: each half is described by the mirrored inputs |a|. */
export interface Units {
  u: Float64Array;
  w: Float64Array;
  side: Side[];
}

/** A stretch of time between two events, solved in closed form. */
export interface Stretch {
  from: number;
  units: Units;
  halves: Half[];
}

/** One half of the line: a linear network of its own. */
interface Half {
  side: 'positive' | 'negative';
  /** Unit numbers, and their closed solution from the beginning of the stretch. */
  members: number[];
  solution: Solution;
  start: { readoutWeights: Float64Array; hiddenWeights: Float64Array };
}

/** A unit that reaches w = 0. */
export interface Event {
  t: number;
  unit: number;
  from: Side;
  to: Side;
}

/** Settings of both halves: their moments are sums over their points divided by the number of all points. */
export type HalfSettings = Record<'positive' | 'negative', Setting>;

/** Splits the data at the origin; points at 0 act on neither half. */
export function halves(setting: Setting): HalfSettings {
  return { positive: half(setting, 1), negative: half(setting, -1) };
}

function half(setting: Setting, sign: 1 | -1): Setting {
  const { inputs, labels, outputScale, meanRate } = setting;
  const mean = (term: (a: number, y: number) => number) =>
    inputs.reduce((sum, a, m) => (a * sign > 0 ? sum + term(a * sign, labels[m]!) : sum), 0) / inputs.length;
  const inputMoment = mean((a) => a * a);
  const inputLabelMoment = mean((a, y) => a * y);
  const perUnit = outputScale * meanRate;
  return {
    ...setting,
    inputMoment,
    inputLabelMoment,
    targetSlope: inputMoment === 0 ? 0 : inputLabelMoment / inputMoment,
    lossFloor: 0,
    kernelCoefficient: inputMoment * perUnit * perUnit,
    labelDrive: perUnit * inputLabelMoment,
  };
}

/** Weights as the halves see them; a unit that starts at w = 0 has no gradient and is stuck. */
export function unitsOf(u: Float64Array, w: Float64Array): Units {
  const side = Array.from(w, (x): Side => (x > 0 ? 'positive' : x < 0 ? 'negative' : 'stuck'));
  return { u: u.slice(), w: w.map(Math.abs), side };
}

/** Solves both halves from a moment on. */
export function stretchFrom(from: number, units: Units, settings: HalfSettings): Stretch {
  const solved = (['positive', 'negative'] as const).map((side): Half => {
    const members = units.side.flatMap((s, i) => (s === side ? [i] : []));
    const start = {
      readoutWeights: Float64Array.from(members, (i) => units.u[i]!),
      hiddenWeights: Float64Array.from(members, (i) => units.w[i]!),
    };
    return { side, members, start, solution: solve(start, settings[side]) };
  });
  return { from, units, halves: solved };
}

/** Units at a later moment of the stretch, before its next event. */
export function unitsAt({ from, units, halves: both }: Stretch, t: number): Units {
  const now: Units = { u: units.u.slice(), w: units.w.slice(), side: units.side.slice() };
  for (const { members, solution, start } of both) {
    const { readoutWeights, hiddenWeights } = weightsAt(
      solution,
      start,
      t - from,
      members.map((_, k) => k),
    );
    members.forEach((unit, k) => {
      now.u[unit] = readoutWeights[k]!;
      now.w[unit] = Math.max(0, hiddenWeights[k]!);
    });
  }
  return now;
}

/** The next unit to reach w = 0, where it goes, and everything at that moment; undefined when none ever will. */
export function nextEvent(stretch: Stretch): { event: Event; units: Units } | undefined {
  let first: { t: number; unit: number; side: 'positive' | 'negative' } | undefined;
  for (const { side, members, solution, start } of stretch.halves)
    for (const [k, unit] of members.entries()) {
      const t = stretch.from + timeToZero(solution, start.readoutWeights[k]!, start.hiddenWeights[k]!);
      if (t < (first?.t ?? Number.POSITIVE_INFINITY)) first = { t, unit, side };
    }
  if (!first) return undefined;
  const { t, unit, side } = first;
  const units = unitsAt(stretch, t);
  const other = side === 'positive' ? 'negative' : 'positive';
  const pull = pullOf(stretch, other, units);
  const to: Side = units.u[unit]! * pull > 0 ? other : 'stuck';
  units.w[unit] = 0;
  units.side[unit] = to;
  return { event: { t, unit, from: side, to }, units };
}

/** Force γ(m₁ − m₂s) on a half: with u of the same sign it raises |w|. */
function pullOf({ halves: both }: Stretch, side: Side, units: Units): number {
  const { setting } = both.find((h) => h.side === side)!.solution;
  const slope = slopeOf(units, side, setting.outputScale);
  return setting.outputScale * (setting.inputLabelMoment - setting.inputMoment * slope);
}

/** Slope of the output on one side, in mirrored inputs. */
export function slopeOf({ u, w, side }: Units, wanted: Side, outputScale: number): number {
  let sum = 0;
  for (let i = 0; i < u.length; i++) if (side[i] === wanted) sum += u[i]! * w[i]!;
  return outputScale * sum;
}

/**
 * When w_i = w₀cosh θ + (u₀/ρ)sinh θ vanishes: tanh θ = −ρw₀/u₀, z = e^{2θ} = (u₀ − ρw₀)/(u₀ + ρw₀), and the time from
 * z − 1 = excess·F/(1 + F(p − α)) with F = 1 − e^{−2Dt}, which does not cancel; Infinity when θ never gets there.
 */
function timeToZero({ kind, setting, rate, alpha, p, excess }: Solution, u: number, w: number): number {
  const scaled = setting.rateRatio * w;
  // Only a unit pulled towards zero can reach it, and only one with |u| > ρw turns before θ is infinite.
  if (!(u * excess < 0 && Math.abs(u) > scaled)) return Number.POSITIVE_INFINITY;
  const change = (-2 * scaled) / (u + scaled);
  const faded = change / (excess - change * (kind === 'algebraic' ? p : p - alpha));
  if (!(faded > 0)) return Number.POSITIVE_INFINITY;
  if (kind === 'algebraic') return faded;
  return faded < 1 ? -log1p(-faded) / rate : Number.POSITIVE_INFINITY;
}

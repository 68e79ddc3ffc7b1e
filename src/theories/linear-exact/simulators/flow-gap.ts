import type { Modes } from '../modes.js';
import type { Setting } from '../setting.js';
import type { Weights } from '../start-state.js';
import { type CurveName, curveNames, type Point, pointOf } from './curves.js';
import { type ReducedMap, reducedMap } from './reduced-map.js';
import type { Transfer } from './transfer-map.js';

const refinements = [1, 2, 4] as const;

/** The exact maps with whole, half and quarter steps: together they tell how far finite steps lead from the flow. */
export interface FlowGap {
  begin(): Float64Array[];
  advance(states: Float64Array[], steps: number): void;
  /** Every curve with whole, half and quarter steps; `before` from the start of the run. */
  points(states: Float64Array[], before?: Point[]): Point[];
  transfers(states: Float64Array[]): Transfer[];
}

/** Maps for one start. */
export function flowGap(modes: Modes, setting: Setting): FlowGap {
  const maps: ReducedMap[] = refinements.map((n) => reducedMap(modes, setting, 1 / n));
  return {
    begin: () => maps.map((map) => map.begin()),
    advance(states, steps) {
      for (const [k, map] of maps.entries()) map.advance(states[k]!, steps * refinements[k]!);
    },
    points: (states, before) => maps.map((map, k) => pointOf(map.reduced(states[k]!), setting, before?.[k])),
    transfers: (states) => maps.map((map, k) => map.transfer(states[k]!)),
  };
}

/**
 * Distance between whole steps and the flow, from values with steps 1, ½ and ¼: with q(h) = q + c₁h + c₂h² it is |c₁ + c₂|;
 * the estimate |c₁| + |c₂| does not vanish where the two terms cancel.
 */
export function extrapolatedGap(whole: number, half: number, quarter: number): number {
  const coarse = whole - half;
  const fine = half - quarter;
  const quadratic = (8 / 3) * (coarse - 2 * fine);
  return Math.abs(2 * coarse - 1.5 * quadratic) + Math.abs(quadratic);
}

/** The gap of every curve, in the order of `curveNames`. */
export function gapsOf([whole, half, quarter]: Point[]): number[] {
  return curveNames.map((name: CurveName) => extrapolatedGap(whole![name], half![name], quarter![name]));
}

/** The gap of one unit's weights. */
export function weightGap(
  transfers: Transfer[],
  start: Weights,
  unit: number,
  { readoutRate, hiddenRate }: Setting,
): [readout: number, hidden: number] {
  const U = start.readoutWeights[unit]! / Math.sqrt(readoutRate);
  const V = start.hiddenWeights[unit]! / Math.sqrt(hiddenRate);
  const p = 0.5 * (U + V);
  const q = 0.5 * (U - V);
  const growing = transfers.map(([pp, pq]) => pp * p + pq * q) as [number, number, number];
  const decaying = transfers.map(([, , qp, qq]) => qp * p + qq * q) as [number, number, number];
  const sum = growing.map((x, k) => x + decaying[k]!) as [number, number, number];
  const difference = growing.map((x, k) => x - decaying[k]!) as [number, number, number];
  return [Math.sqrt(readoutRate) * extrapolatedGap(...sum), Math.sqrt(hiddenRate) * extrapolatedGap(...difference)];
}

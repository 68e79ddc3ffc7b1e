import type { Spec } from '../artifacts/spec.js';
import { parseParameters, type Theory } from '../contract/index.js';
import { choose } from '../experiments/choose.js';

/** Bytes from which a run says beforehand what it will need. */
const worthTelling = 5e7;

/** What the engine of a spec will need and how long that takes, as it estimates itself; empty where that is little. */
export function memoryNote(theory: Theory, { parameters, engine }: Spec): string {
  const values = parseParameters(theory.parameters, parameters);
  const { calculation } = choose(theory, 'theory', values, engine);
  const { bytes, seconds } = calculation.suits(values);
  if (!(bytes > worthTelling)) return '';
  const time = seconds >= 2 ? `, roughly ${Number(seconds.toPrecision(1))} s` : '';
  return `Memory: about ${Math.round(bytes / 1e6)} MB for '${calculation.id}'${time}.\n`;
}

import type { Job } from '../../../contract/index.js';
import type { Setting } from '../setting.js';
import type { Overlaps } from '../state.js';
import { escapeRateOf } from './closed-landmarks.js';

/** A learning rate with the escape rate it gives. */
export interface EscapeChoice {
  learningRate: number;
  escapeRate: number;
}

const golden = 0.6180339887498949;
/** Golden sections: the rate is known to 1e-4 of the limit, where the speed is flat. */
const sections = 20;

/**
 * The learning rate in (0, limit] that leaves the plateau with the fewest samples; undefined where there is no plateau.
 * @equation samples = t·s d B/γ with t ~ 1/λ(γ): maximise γλ(γ) [sgd-ode 3.9]
 */
export function* fastestEscape(setting: Setting, start: Overlaps, limit: number): Job<EscapeChoice | undefined> {
  const speed = (learningRate: number) => {
    const rate = escapeRateOf({ ...setting, learningRate }, start);
    return rate === undefined ? Number.NEGATIVE_INFINITY : learningRate * rate;
  };
  let [low, high] = [0, limit];
  let inner = high - golden * (high - low);
  let outer = low + golden * (high - low);
  let [atInner, atOuter] = [speed(inner), speed(outer)];
  for (let n = 0; n < sections; n++) {
    yield { done: n, total: sections, note: 'fastest escape' };
    if (atInner >= atOuter) {
      [high, outer, atOuter] = [outer, inner, atInner];
      inner = high - golden * (high - low);
      atInner = speed(inner);
    } else {
      [low, inner, atInner] = [inner, outer, atOuter];
      outer = low + golden * (high - low);
      atOuter = speed(outer);
    }
  }
  const learningRate = (low + high) / 2;
  const escapeRate = escapeRateOf({ ...setting, learningRate }, start);
  return escapeRate !== undefined && escapeRate > 0 ? { learningRate, escapeRate } : undefined;
}

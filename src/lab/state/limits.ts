import type { Spec } from '../../artifacts/spec.js';
import { front } from '../bench/index.js';
import { latest } from '../bench/latest.js';
import { limits, shownQuantities, spec } from './session.js';

/** Asks where the curves of a spec end; the answer comes long before the curves where the theory knows it. */
export const wishLimits = latest(
  (wanted: Spec) => front.ask('limits', { spec: wanted, quantities: shownQuantities.peek() }),
  {
    answer(found, wanted) {
      if (spec.peek()?.theory !== wanted.theory) return;
      limits.value = found && { id: 'limits', label: found.title.toLowerCase(), role: 'guide', dataset: found.dataset };
    },
    // What is wrong with the parameters is said by the forecast.
    failure() {
      limits.value = undefined;
    },
  },
);

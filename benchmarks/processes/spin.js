// A theory whose cells cost about 50 ms each, always the same work: how well a real one is compiled differs between threads by half,
// and would hide what is measured.
import * as z from 'zod';
import { constant, defineTheory, parameter, scalar } from '../../dist/contract/index.js';

const million = 1 << 20;

/** One million rounds of a generator of random numbers: some milliseconds. */
function round(state) {
  for (let k = 0; k < million; k++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
  }
  return state;
}

function* spin({ work }) {
  let state = 1;
  for (let k = 0; k < work; k++) {
    state = round(state);
    yield { done: k + 1, total: work };
  }
  return { sizes: {}, series: { state: constant(state) } };
}

const parameters = z.object({
  work: parameter(z.int().min(1).default(58), {
    symbol: 'n',
    meaning: 'rounds',
    scale: 'linear',
    range: [1, 100],
    group: 'training',
  }),
});

const theory = defineTheory({
  id: 'spin',
  title: 'Nothing but work',
  citation: { key: 'spin', type: 'misc', title: 'Spin', authors: ['Anon'], year: 2026 },
  parameters,
  engines: [
    {
      id: 'spin-theory',
      title: 'work',
      role: 'theory',
      citations: [],
      method: 'Work.',
      parameters,
      quantities: [{ name: 'state', symbol: 's', meaning: 'last state', dims: [], scale: 'linear' }],
      suits: () => ({ applies: true, reason: 'always', seconds: 0, bytes: 0 }),
      run: spin,
    },
  ],
  measures: [
    {
      name: 'state',
      meaning: 'last state',
      needs: ['state'],
      scale: 'linear',
      of: (data) => ({ value: scalar(data, 'state') }),
    },
  ],
});

export const registry = [{ id: theory.id, title: theory.title, load: async () => theory }];

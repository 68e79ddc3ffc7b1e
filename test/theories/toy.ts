import * as z from 'zod';
import { defineTheory, exact, immediate, parameter, type Request } from '../../src/contract/index.js';
import { exp } from '../../src/numerics/math/index.js';

const parameters = z.object({
  rate: parameter(z.number().positive().default(1), {
    symbol: 'k',
    meaning: 'decay rate',
    scale: 'log',
    range: [0.1, 10],
    group: 'training',
  }),
});
const loss = { name: 'loss', symbol: 'L', meaning: 'remaining loss', dims: ['t'], scale: 'log' as const };
const citation = { key: 'toy', type: 'misc' as const, title: 'Exponential decay', authors: ['Anon'], year: 2026 };

function curve({ rate }: { rate: number }, { at }: Request) {
  const t = at?.t ?? Float64Array.from({ length: 51 }, (_, k) => k / 10);
  return {
    sizes: { t: t.length },
    series: {
      t: exact(['t'], t),
      loss: exact(
        ['t'],
        t.map((v) => exp(-rate * v)),
      ),
    },
  };
}

/** The smallest complete theory: what a newcomer writes before the command line, the schema, figures and every derived test take it. */
export const toy = defineTheory({
  id: 'toy',
  title: 'Exponential decay',
  citation,
  parameters,
  engines: (['theory', 'simulation'] as const).map((role) => ({
    id: `toy-${role}`,
    title: role,
    role,
    citations: [],
    method: 'L = exp(-k t).',
    parameters,
    quantities: [loss],
    suits: () => ({ applies: true, reason: 'always', seconds: 0, bytes: 0 }),
    run: (p: z.output<typeof parameters>, request: Request) => immediate(() => curve(p, request)),
  })),
});

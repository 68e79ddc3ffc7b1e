import * as z from 'zod';
import { constant, defineTheory, immediate, parameter, scalar, seriesOf } from '../../../src/contract/index.js';

const coordinate = (symbol: string, name: string) =>
  parameter(z.number().default(0), { symbol, meaning: name, scale: 'linear', range: [0, 1], group: 'training' });
const parameters = z.object({
  across: coordinate('x', 'first coordinate'),
  up: coordinate('y', 'second coordinate'),
  radius: coordinate('r', 'radius of the disc'),
});
const meta = { dims: [], scale: 'linear' as const };

/** A phase diagram known in closed form: a disc around (0.61, 0.37), and nothing else. */
export const disc = defineTheory({
  id: 'disc',
  title: 'A disc',
  citation: { key: 'disc', type: 'misc', title: 'Disc', authors: ['Anon'], year: 2026 },
  parameters,
  engines: [
    {
      id: 'disc-theory',
      title: 'distance',
      role: 'theory',
      citations: [],
      method: 'Distance.',
      parameters,
      quantities: [
        { name: 'distance', symbol: 'd', meaning: 'distance from the centre', ...meta },
        { name: 'side', symbol: 's', meaning: 'inside or outside', ...meta },
      ],
      suits: () => ({ applies: true, reason: 'always', seconds: 0, bytes: 0 }),
      run: ({ across, up, radius }) =>
        immediate(() => {
          const distance = Math.sqrt((across - 0.61) ** 2 + (up - 0.37) ** 2);
          const side = constant(distance < radius ? 'inside' : 'outside');
          return { sizes: {}, series: { distance: constant(distance), side } };
        }),
    },
  ],
  measures: [
    {
      name: 'distance',
      meaning: 'distance from the centre',
      needs: ['distance'],
      scale: 'linear',
      of: (data) => ({ value: scalar(data, 'distance') }),
    },
    {
      name: 'side',
      meaning: 'inside or outside',
      needs: ['side'],
      scale: 'label',
      of: (data) => ({ value: String(seriesOf(data, 'side').values[0]) }),
    },
  ],
});

import { expect, test } from 'vitest';
import { type Exhibit, estimated, exact } from '../../src/contract/index.js';
import { gathered } from '../../src/experiments/gathered.js';

const t = exact(['t'], Float64Array.of(1, 2));
const dataset = {
  sizes: { t: 2 },
  series: {
    t,
    up: exact(['t'], Float64Array.of(3, 4)),
    down: estimated(['t'], Float64Array.of(2, 1), Float64Array.of(0.1, 0.2), 'estimate'),
  },
};
const exhibit = (layers: Exhibit['layers']): Exhibit => ({
  view: { id: 'both', title: 'Both', mark: 'line', x: 't', y: ['up', 'down'], guides: { up: 'limit' } },
  layers,
  description: '',
});
const together = { axis: 'height', curves: { up: 'rising', down: 'falling' } };

test('curves of a layer become one series with a name for each', () => {
  const { view, layers } = gathered(exhibit([{ label: 'theory', role: 'theory', dataset }]), together);
  expect(view).toEqual({ id: 'both', title: 'Both', mark: 'line', x: 't', y: ['height'] });
  expect(layers[0]).toMatchObject({ label: '', dataset: { sizes: { t: 2, curve: 2 } } });
  expect(layers[0]!.dataset.series).toEqual({
    t,
    curve: exact(['curve'], ['rising', 'falling']),
    height: estimated(['curve', 't'], Float64Array.of(3, 4, 2, 1), Float64Array.of(0, 0, 0.1, 0.2), 'estimate'),
  });
});

test('several layers keep their names; guide lines lose what they share with a single one', () => {
  const layer = (label: string, role: 'theory' | 'guide') => ({ label, role, dataset });
  const labels = (layers: Exhibit['layers']) => gathered(exhibit(layers), together).layers.map(({ label }) => label);
  expect(labels([layer('theory, width 1', 'theory'), layer('theory, width 2', 'theory')])).toEqual([
    'theory, width 1',
    'theory, width 2',
  ]);
  expect(labels([layer('theory, limit', 'guide'), layer('theory', 'theory')])).toEqual(['limit', '']);
});

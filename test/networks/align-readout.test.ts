import { describe, expect, test } from 'vitest';
import {
  activations,
  alignReadout,
  basePasses,
  correlations,
  gaussianNetwork,
  ntk,
  portableNormals,
} from '../../src/networks/index.js';

const scaling = { parametrisation: 'ntk', weightScale: 1.3, biasScale: 0.2, richness: 0, lazinessScale: 1 } as const;
const x = Float64Array.of(1, 0.2, -0.5, -0.8, 0.9, 0.3);
const first = x.slice(0, 3);

function networkAt(share: number, hidden = [200]) {
  const network = gaussianNetwork([3, ...hidden, 1], activations.square, scaling, portableNormals(3));
  alignReadout(network, share, first);
  return network;
}

const second = (share: number) => {
  const network = networkAt(share);
  return correlations(network, basePasses(network, x, 2), [0], [0, 0])[1]![0]!;
};

describe('signs of the readout', () => {
  test.each([-1, 0.3, 1])(
    'share %f leaves sizes and, with one hidden layer, the tangent kernel as they are',
    (share) => {
      const [plain, aligned] = [networkAt(0), networkAt(share)];
      const sizes = ({ layers }: typeof plain) => layers[1]!.map.entries.map(Math.abs);
      expect(sizes(aligned)).toEqual(sizes(plain));
      expect(ntk(aligned, x, 2)).toEqual(ntk(plain, x, 2));
    },
  );

  test('the correlation of order two grows with the share and turns with its sign', () => {
    const values = [0, 0.25, 0.5, 1].map(second);
    for (let i = 1; i < values.length; i++) expect(values[i]!).toBeGreaterThan(values[i - 1]!);
    expect(second(-1)).toBeCloseTo(-second(1), 12);
    expect(second(1)).toBeGreaterThan(5 * Math.abs(second(0)));
  });

  test('at share one every unit adds to the output of the input it is aligned with', () => {
    const { layers } = networkAt(1, [6, 5]);
    const passes = basePasses(networkAt(1, [6, 5]), first, 1);
    const terms = layers[2]!.map.entries.map((w, i) => w * passes.inputs[2]![i]!);
    expect(Math.min(...terms)).toBeGreaterThanOrEqual(0);
  });

  test('linear regression has no units to align', () => {
    expect(networkAt(1, []).layers[0]!.map.entries).toEqual(networkAt(0, []).layers[0]!.map.entries);
  });
});

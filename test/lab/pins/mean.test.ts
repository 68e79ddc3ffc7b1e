import { describe, expect, test } from 'vitest';
import { meanOverReplicas } from '../../../src/lab/pins/mean.js';

describe('the mean over replicas', () => {
  test('averages what has replicas and leaves the rest', () => {
    const t = { dims: ['t'], values: Float64Array.of(1, 2, 3), errorIs: 'exact' } as const;
    const y = { dims: ['replica', 't'], values: Float64Array.of(1, 2, 3, 3, 6, 5), errorIs: 'exact' } as const;
    const { sizes, series } = meanOverReplicas({
      sizes: { replica: 2, t: 3 },
      series: { t: { ...t, dims: ['t'] }, y: { ...y, dims: ['replica', 't'] } },
    });
    expect(sizes).toEqual({ t: 3 });
    expect(series.t?.values).toEqual(Float64Array.of(1, 2, 3));
    expect(series.y).toEqual({ dims: ['t'], values: Float64Array.of(2, 4, 4), errorIs: 'exact' });
  });
});

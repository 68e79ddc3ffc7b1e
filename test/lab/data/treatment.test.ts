import { describe, expect, test } from 'vitest';
import { load, readTable, type Scaling } from '../../../src/data/index.js';
import { treatmentOf } from '../../../src/lab/data/treatment.js';

const table = readTable(new TextEncoder().encode('a,b,y\n1,2,3\n2,5,-1\n4,0,2\n'), 'table.csv');

describe('the treatment a spec records', () => {
  const scales: Scaling[] = ['none', 'standardise', 'secondMoment', 'max'];
  test.each(scales.flatMap((scale) => [true, false].map((centre) => ({ scale, centre }))))('%o', (inputs) => {
    const labels = { centre: inputs.centre, scale: 'none' } as const;
    const { provenance } = load(table, { inputs, labels });
    expect(treatmentOf(provenance.preprocessing)).toEqual(inputs);
  });
});

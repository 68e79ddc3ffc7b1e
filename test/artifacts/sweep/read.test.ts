import { expect, test } from 'vitest';
import { readSweep } from '../../../src/artifacts/sweep/read.js';

const yaml = `
theory: linear-exact
sweep:
  width: [10, Infinity]
  outputScale: {from: 0.1, to: 10, count: 5, scale: log}
observe: [kernelRatio]
`;

test('YAML, JSON and the pin of a folder hold the same sweep', async () => {
  const spec = await readSweep(yaml, 'grid.yaml');
  expect(spec).toMatchObject({ design: 'product', engine: 'theory', seed: 0, replicas: 1, parameters: {} });
  expect(await readSweep(JSON.stringify(spec), 'grid.json')).toEqual(spec);
  expect(await readSweep(JSON.stringify({ kind: 'sweep', format: 1, version: '0', spec }), 'sweep.json')).toEqual(spec);
});

test.each([
  ['theory: [', 'SPEC_UNREADABLE'],
  ['theory: linear-exact', 'SPEC_INVALID'],
  [`${yaml}\ndesing: zip`, 'SPEC_UNKNOWN_KEY'],
  ['theory: a\nobserve: [b]\nsweep: {width: 3}', 'SPEC_INVALID'],
  ['theory: a\nobserve: [b]\nsweep: {width: []}', 'SPEC_INVALID'],
])('%s is refused with %s', async (text, code) => {
  await expect(readSweep(text, 'grid.yaml')).rejects.toMatchObject({ code });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProcess } from '../src/execution/in-process.js';
import { verify } from '../src/experiments/verify.js';
import { registry } from '../src/theories/index.js';
import { quickCases } from './support/reference-cases.js';

test.each(quickCases)('%s', async (path) => {
  const judged = await verify(readFileSync(path, 'utf8'), path, { registry, executor: inProcess(registry) });
  const failed = judged.observables.filter(({ verdict }) => verdict === 'fail');
  expect(failed.map(({ observable, worst }) => ({ observable, ...worst }))).toEqual([]);
  expect(judged.observables.length).toBeGreaterThan(0);
});

test('a case with a wrong number fails', async () => {
  const file = JSON.parse(readFileSync(quickCases[0]!, 'utf8'));
  file.observables.slope.value[0] += 1e-6;
  const judged = await verify(JSON.stringify(file), 'wrong', { registry, executor: inProcess(registry) });
  expect(judged.verdict).toBe('fail');
});

test.each([
  ['an unknown key', { colour: 'red' }],
  ['an unknown calculation', { calculation: 'flight' }],
  ['an unknown observable', { observables: { slop: { dims: [], coordinates: {}, value: 1, tolerance: {} } } }],
])('%s is an error', async (_, change) => {
  const file = { ...JSON.parse(readFileSync(quickCases[0]!, 'utf8')), ...change };
  await expect(verify(JSON.stringify(file), 'odd', { registry, executor: inProcess(registry) })).rejects.toThrow(
    /expected/,
  );
});

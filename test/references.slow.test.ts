import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProcess } from '../src/execution/in-process.js';
import { verify } from '../src/experiments/verify.js';
import { registry } from '../src/theories/index.js';
import { slowCases } from './support/reference-cases.js';

test.each(slowCases)('%s', async (path) => {
  const judged = await verify(readFileSync(path, 'utf8'), path, { registry, executor: inProcess(registry) });
  const failed = judged.observables.filter(({ verdict }) => verdict === 'fail');
  expect(failed.map(({ observable, worst }) => ({ observable, ...worst }))).toEqual([]);
  expect(judged.observables.length).toBeGreaterThan(0);
});

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inProcess } from '../../../src/execution/in-process.js';
import { verify } from '../../../src/experiments/verify.js';
import { registry } from '../../../src/theories/index.js';

const folder = new URL('../../references/linear-exact/', import.meta.url);

test.each(readdirSync(folder))('%s', async (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const { observables } = await verify(text, file, { registry, executor: inProcess(registry) });
  expect(observables.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});

import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findTheory } from '../src/experiments/find.js';
import { planSweep, readBytes, readSweep } from '../src/node.js';
import { registry } from '../src/theories/index.js';

const files = readdirSync('examples').filter((name) => name.endsWith('.yaml'));

test.each(files)('examples/%s is a sweep that can begin', async (name) => {
  const spec = await readSweep(await readBytes(`examples/${name}`), name);
  const plan = planSweep(await findTheory(registry, spec.theory), spec);
  expect(plan).toBeDefined();
});

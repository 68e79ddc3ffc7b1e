import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resultHash } from '../../src/artifacts/hash.js';
import type { Spec } from '../../src/artifacts/spec.js';
import { inProcess } from '../../src/execution/in-process.js';
import { run } from '../../src/experiments/run.js';
import { registry } from '../../src/theories/index.js';
import { canonicalSpecs } from '../execution/canonical-specs.js';
import { available } from '../support/tools.js';
import { type Lab, type LabPage, labSpec, startLab } from './lab-page.js';

const more = ['raw', 'ntk', 'standard', 'mup', 'mean-field'].flatMap((parametrisation) => [
  {
    name: `linear-exact ${parametrisation}`,
    spec: labSpec('linear-exact', { parametrisation, width: 50 }, { replicas: 3 }),
  },
  {
    name: `linear-exact ${parametrisation}, a family`,
    spec: labSpec('linear-exact', { parametrisation }, { vary: { width: [10, 20] }, quality: 'publication' }),
  },
]);
const specs: { name: string; spec: Spec }[] = [...(await canonicalSpecs(registry)), ...more];

describe.skipIf(!available('chromium'))('numbers of the lab', () => {
  let lab: Lab;
  let opened: LabPage;
  beforeAll(async () => {
    lab = await startLab();
    opened = await lab.open();
  });
  afterAll(() => lab?.close());

  test('there are at least twenty specs', () => expect(specs.length).toBeGreaterThanOrEqual(20));

  test.each(specs)('$name: the hash of Node', async ({ spec }) => {
    const here = resultHash(await run(spec, { registry, executor: inProcess(registry) }));
    const there = await opened.page.evaluate(`curvecast.study(${JSON.stringify(spec)}).then(({ hash }) => hash)`);
    expect(there).toBe(here);
  });
});

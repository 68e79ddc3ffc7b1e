import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Spec } from '../../src/artifacts/spec.js';
import { registry } from '../../src/theories/index.js';
import { canonicalSpecs } from '../execution/canonical-specs.js';
import { available } from '../support/tools.js';
import { type Lab, type LabPage, labSpec, startLab } from './lab-page.js';

/** Blocks of replicas are compared where workers are tested; here one is enough. */
const few = (spec: Spec): Spec => ({ ...spec, ...(spec.replicas ? { replicas: Math.min(2, spec.replicas) } : {}) });
const canonical = (await canonicalSpecs(registry)).map(({ name, spec }) => ({ name, spec: few(spec) }));
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
const specs: { name: string; spec: Spec }[] = [...canonical, ...more];

describe.skipIf(!available('chromium'))('numbers of the lab', () => {
  const folder = mkdtempSync(join(tmpdir(), 'curvecast-hashes-'));
  let lab: Lab;
  let opened: LabPage;
  beforeAll(async () => {
    lab = await startLab();
    opened = await lab.open();
  });
  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The hash that the command line prints for a spec file. */
  function commandLine(spec: Spec): string {
    const file = join(folder, 'spec.json');
    writeFileSync(file, JSON.stringify(spec));
    const args = ['dist/cli/bin.js', 'run', spec.theory, file, '--json'];
    try {
      return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })).hash;
    } catch (error) {
      // Exit code 1 says that theory and two networks disagree; the numbers are there.
      return JSON.parse((error as { stdout: string }).stdout).hash;
    }
  }

  test('there are at least twenty specs', () => expect(specs.length).toBeGreaterThanOrEqual(20));

  test.each(specs)('$name: the hash of the command line', async ({ spec }) => {
    const there = await opened.page.evaluate(`curvecast.study(${JSON.stringify(spec)}).then(({ hash }) => hash)`);
    expect(there).toBe(commandLine(spec));
  });
});

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { contentOf, killUntilWhole, slowRun, start } from './killed-run.js';

const root = mkdtempSync(join(tmpdir(), 'curvecast-kills-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('fifty kills at random moments, every run resumed to the same bytes', async () => {
  const begun = performance.now();
  await start([...slowRun, '--out', join(root, 'whole')]).ended;
  const took = performance.now() - begun;
  const whole = contentOf(join(root, 'whole'));
  let kills = 0;
  for (let round = 0; kills < 50; round++) {
    const folder = join(root, `killed-${round}`);
    kills += await killUntilWhole(folder, took, 50 - kills);
    expect(contentOf(folder)).toEqual(whole);
  }
  expect(readdirSync(root).filter((name) => !/^(whole|killed-\d+)$/.test(name))).toEqual([]);
});

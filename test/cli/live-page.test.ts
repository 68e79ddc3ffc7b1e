import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Spec } from '../../src/artifacts/spec.js';
import { livePage } from '../../src/cli/live-page.js';
import { finish, parseParameters } from '../../src/contract/index.js';
import { curvecast } from '../support/command-line.js';
import { toy } from '../theories/toy.js';

const spec: Spec = { format: 1, theory: 'toy', parameters: {}, seed: 0, quality: 'publication' };
const parameters = parseParameters(toy.parameters, {});
const curve = (points: number) => {
  const t = Float64Array.from({ length: points }, (_, k) => k);
  return finish(toy.engines[0]!.run(parameters, { quality: 'interactive', seed: 0, at: { t } }));
};
const trouble = vi.fn();
let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'curvecast-live-'));
  path = join(folder, 'deep/live.html');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  expect(trouble).not.toHaveBeenCalled();
});
const text = () => readFileSync(path, 'utf8');
const refresh = '<meta http-equiv="refresh" content="1">';

test('partial curves are drawn at once, and again a second later, not more often', async () => {
  const page = livePage(path, spec, toy, trouble);
  const { partial } = page.watch('simulation, rate 1', 'simulation');
  partial.take(curve(3));
  await vi.waitFor(() => expect(existsSync(path)).toBe(true), { timeout: 20_000 });
  const first = text();
  expect(first).toContain(refresh);
  expect(first).toContain('running: simulation, rate 1');
  for (let points = 4; points < 20; points++) partial.take(curve(points));
  await wait(500);
  expect(text()).toBe(first);
  await vi.waitFor(() => expect(text()).not.toBe(first), { timeout: 20_000 });
  await page.end();
});

test('an interrupted run leaves its last curves, which are no longer loaded again', async () => {
  const page = livePage(path, spec, toy, trouble);
  page.watch('theory', 'theory').partial.take(curve(9));
  page.watch('simulation', 'simulation').partial.take(curve(5));
  await page.end();
  expect(text()).toContain('interrupted: simulation');
  expect(text()).not.toContain(refresh);
  expect(text().match(/<svg/g)).toHaveLength(toy.views.length);
});

test('a page that cannot be written troubles the run only with a word', async () => {
  writeFileSync(join(folder, 'file'), '');
  const said = vi.fn();
  const page = livePage(join(folder, 'file/live.html'), spec, toy, said);
  page.watch('theory', 'theory').partial.take(curve(3));
  await page.end('report');
  expect(said).toHaveBeenCalled();
});

const args = ['run', 'linear-exact', '--simulate', '3', '--quantities', 'slope'];

test('a watched run ends with its report, in its folder or where it was wanted', async () => {
  const out = join(folder, 'run');
  expect((await curvecast([...args, '--out', out, '--watch'])).code).toBe(0);
  const report = readFileSync(join(out, 'report.html'), 'utf8');
  expect(readFileSync(join(out, 'live.html'), 'utf8')).toBe(report);
  expect((await curvecast([...args, '--watch', path])).code).toBe(0);
  expect(text()).toContain('Repeat this run');
  expect(text()).not.toContain(refresh);
});

test('the page of a run that was killed does not stand in the way of the next', async () => {
  writeFileSync(join(folder, 'live.html'), 'left');
  const { code } = await curvecast([...args, '--out', folder]);
  expect([code, existsSync(join(folder, 'live.html'))]).toEqual([0, false]);
});

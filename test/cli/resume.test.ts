import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { curvecast } from '../support/command-line.js';
import { contentOf, killUntilWhole, slowRun, start, startAndInterrupt } from './killed-run.js';

const root = mkdtempSync(join(tmpdir(), 'curvecast-resume-'));
const at = (name: string) => join(root, name);
afterAll(() => rmSync(root, { recursive: true, force: true }));

let whole: ReturnType<typeof contentOf>;
let took = 0;
beforeAll(async () => {
  const begun = performance.now();
  const { code } = await start([...slowRun, '--out', at('whole')]).ended;
  took = performance.now() - begun;
  expect(code).toBe(0);
  whole = contentOf(at('whole'));
});

test('a whole run leaves nothing beside its folder', () => expect(readdirSync(root)).toEqual(['whole']));

test('five kills at random moments, resumed to the same bytes', async () => {
  expect(await killUntilWhole(at('killed'), took / 2, 5)).toBeGreaterThan(0);
  expect(contentOf(at('killed'))).toEqual(whole);
  expect(readdirSync(root).sort()).toEqual(['killed', 'whole']);
});

describe.each(['SIGTERM', 'SIGINT'] as const)('after %s', (signal) => {
  const out = at(signal);
  const args = [...slowRun, '--out', out];
  const kept = () =>
    readdirSync(`${out}.unfinished`).map((name) => [name, readFileSync(join(`${out}.unfinished`, name))]);

  test('the work lies beside the folder, and the way to go on is said', async () => {
    const { code, err } = await startAndInterrupt(out, signal);
    expect([code, existsSync(out)]).toEqual([130, false]);
    expect(err).toContain(`kept in ${out}.unfinished`);
    expect(err).toContain(`curvecast ${args.join(' ')} --resume`);
    expect(kept().some(([name]) => /\.(state|outcome)$/.test(String(name)))).toBe(true);
  });

  test('another spec is refused, with the keys that differ', async () => {
    const before = kept();
    const { code, err } = await curvecast([...args, '--resume', '--output-scale', '2', '--seed', '4']);
    expect([code, err]).toEqual([2, expect.stringContaining('RESUME_MISMATCH')]);
    expect(err).toContain(`seed: expected 0 as in ${out}.unfinished, received 4`);
    expect(err).toContain(`parameters.outputScale: expected 1 as in ${out}.unfinished, received 2`);
    expect(err.match(/as in/g)).toHaveLength(2);
    expect(kept()).toEqual(before);
  });
});

test('an interrupted run is mentioned and left alone when it is not asked for', async () => {
  const { code, err } = await curvecast(['run', 'linear-exact', '--quantities', 'slope', '--out', at('SIGTERM')]);
  expect(code).toBe(0);
  expect(err).toContain(`${at('SIGTERM')}.unfinished holds an interrupted run and is left as it is`);
  expect(existsSync(at('SIGTERM.unfinished'))).toBe(true);
});

test('an interrupted run goes on to the same bytes', async () => {
  const { code } = await start([...slowRun, '--out', at('SIGINT'), '--resume']).ended;
  expect([code, existsSync(at('SIGINT.unfinished'))]).toEqual([0, false]);
  expect(contentOf(at('SIGINT'))).toEqual(whole);
});

test('a run that is whole already is shown again, unless it had another spec', async () => {
  const again = await curvecast([...slowRun, '--out', at('whole'), '--resume', '--json']);
  expect([again.code, JSON.parse(again.out).hash]).toEqual([0, (whole.result as { hash: string }).hash]);
  const other = await curvecast([...slowRun, '--out', at('whole'), '--resume', '--seed', '9']);
  expect([other.code, other.err]).toEqual([2, expect.stringContaining('RESUME_MISMATCH')]);
});

test('with nothing to go on with a run begins', async () => {
  const { code } = await curvecast(['run', 'linear-exact', '--quantities', 'slope', '--out', at('new'), '--resume']);
  expect([code, existsSync(at('new/result.json'))]).toEqual([0, true]);
});

test.each([
  ['--resume without a folder', ['--resume'], '--out DIR --resume'],
  ['--watch without a place', ['--watch'], '--watch live.html'],
  ['no time between checkpoints', ['--checkpoint-every', '0'], '--checkpoint-every 60'],
])('%s is refused', async (_, args, advice) => {
  const { code, err } = await curvecast(['run', 'linear-exact', ...args]);
  expect([code, err]).toEqual([2, expect.stringContaining(advice)]);
});

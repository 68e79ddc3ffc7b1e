import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshFolder } from '../../execution/sweep/folder-of.js';
import { curvecast } from '../../support/command-line.js';
import { sweepCommand } from './command.js';

const yaml = `
theory: linear-exact
parameters: { width: 20 }
sweep:
  readoutInitialScale: { from: 0.01, to: 1, count: 4 }
  hiddenInitialScale: { from: 0.01, to: 1, count: 3 }
  seed: [0, 1]
observe: [kernelRatio, regime, halfLife]
`;
const home = process.cwd();
let folder = '';

/** The command in this process, at work in the folder: starting a process for each would cost more than what they do. */
const sweep = (...args: string[]) => curvecast(['sweep', ...args]);

afterAll(() => process.chdir(home));

beforeAll(async () => {
  folder = freshFolder();
  process.chdir(folder);
  writeFileSync(join(folder, 'grid.yaml'), yaml);
  const dry = await sweep('grid.yaml', '--dry-run', '--jobs', '1');
  expect(dry).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^24 cells\n.* on 1 core, .*B \(from 24 timed cells\)/),
  });
  expect(readdirSync(folder)).toEqual(['grid.yaml']);
  const begun = await sweep('grid.yaml');
  expect(begun).toMatchObject({
    code: 0,
    out: expect.stringContaining('24 cells computed, 0 were finished before: grid-sweep'),
  });
});

test('the same command finds everything done', async () => {
  const again = await sweep('grid.yaml');
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('0 cells computed, 24 were finished before') });
});

test('so does the folder as spec', async () => {
  expect((await sweep('grid-sweep')).out).toContain('0 cells computed, 24 were finished before');
});

test('status tells cells and writers', async () => {
  const { code, out } = await sweep('status', 'grid-sweep');
  expect(code).toBe(0);
  expect(out).toMatch(/^24 of 24 \(100 %\) cells finished\n/);
  expect(out).toMatch(/local +24 +0/);
  expect(JSON.parse((await sweep('status', 'grid-sweep', '--json')).out)).toMatchObject({ finished: 24 });
});

test.each(['png', 'pdf', 'pgfplots'])('plot as %s', async (format) => {
  const { code, out } = await sweep('plot', 'grid-sweep', '--format', format);
  expect(code).toBe(0);
  expect(readFileSync(join(folder, out.trim())).length).toBeGreaterThan(1000);
});

test('lines, a slice, a page', async () => {
  const lines = ['plot', 'grid-sweep', '--lines', 'hidden-initial-scale', '--value', 'halfLife', '--out', 'lines.svg'];
  expect((await sweep(...lines)).out).toBe('lines.svg\n');
  const slice = [
    'plot',
    'grid-sweep',
    '--x',
    'hiddenInitialScale',
    '--at',
    'readoutInitialScale=1',
    'seed=1',
    '--out',
    'slice.svg',
  ];
  expect((await sweep(...slice)).code).toBe(0);
  expect((await sweep('plot', 'grid-sweep', '--report')).out).toBe('grid-sweep/report.html\n');
  expect(readFileSync(join(folder, 'grid-sweep/report.html'), 'utf8').match(/<figure/g)).toHaveLength(3);
});

test('fit prints slopes with their interval', async () => {
  const { code, out } = await sweep('fit', 'grid-sweep', '--value', 'halfLife', '--by', 'hiddenInitialScale');
  expect(code).toBe(0);
  expect(out).toContain('halfLife ~ readoutInitialScale^exponent');
  expect(out.trim().split('\n')).toHaveLength(6);
});

test('an edited spec is refused and the difference shown', async () => {
  writeFileSync(join(folder, 'edited.yaml'), yaml.replace('width: 20', 'width: 30'));
  const { code, err } = await sweep('edited.yaml', '--out', 'grid-sweep');
  expect(code).toBe(2);
  expect(err).toContain('parameters.width: 20 -> 30');
});

test('a refinement writes its boundary and goes on from nothing missing', async () => {
  const ends = '{ from: 0.01, to: 1 }';
  const text = `theory: linear-exact\nparameters: { initialisation: { kind: quasirandom } }\nsweep: { readoutInitialScale: ${ends}, hiddenInitialScale: ${ends} }\nobserve: [kernelRatio]\nrefine: { measure: kernelRatio, level: 2, accuracy: 0.02 }`;
  writeFileSync(join(folder, 'line.yaml'), text);
  const { code, out } = await sweep('line.yaml');
  expect([code, out]).toEqual([0, expect.stringContaining('Boundary: 1 line, known to')]);
  const boundary = readFileSync(join(folder, 'line-sweep/boundary.csv'), 'utf8');
  expect(boundary).toMatch(/^line,readoutInitialScale,hiddenInitialScale\n0,/);
  expect((await sweep('line.yaml')).out).toMatch(/^0 cells computed/);
  expect(readFileSync(join(folder, 'line-sweep/boundary.csv'), 'utf8')).toBe(boundary);
  expect((await sweep('plot', 'line-sweep')).code).toBe(0);
});

test('a refinement without a boundary says what it saw', async () => {
  writeFileSync('none.yaml', readFileSync('line.yaml', 'utf8').replace('level: 2', 'level: 1e9'));
  expect((await sweep('none.yaml')).out).toMatch(/No boundary: kernelRatio is between \S+ and \S+ in all \d+ cells/);
});

test('shards that miss some cells pack with exit code 1 and say how to go on', async () => {
  await sweep('grid.yaml', '--out', 'part', '--shard', '2/3');
  const part = await sweep('pack', 'part');
  expect(part).toMatchObject({
    code: 1,
    err: expect.stringContaining('16 of 24 cells are missing: curvecast sweep part'),
  });
  await sweep('part');
  await sweep('pack', 'part');
  await sweep('pack', 'grid-sweep');
  for (const name of ['cells.parquet', 'cells.csv', 'cells.npz'])
    expect(readFileSync(join(folder, 'part', name)).equals(readFileSync(join(folder, 'grid-sweep', name)))).toBe(true);
});

test('Ctrl-C stops cleanly, says how to go on, and leaves no lock', async () => {
  const slow = {
    theory: 'linear-exact',
    sweep: { seed: { from: 0, to: 3999, count: 4000 } },
    observe: ['kernelRatio'],
    replicas: 256,
  };
  writeFileSync(join(folder, 'slow.json'), JSON.stringify(slow));
  const { child, ended } = sweepCommand(folder, ['slow.json']);
  const shard = join(folder, 'slow-sweep/shards/local.ndjson');
  while (!existsSync(shard) || readFileSync(shard).length === 0) await sleep(20);
  child.kill('SIGINT');
  const { code, err } = await ended;
  expect([code, err]).toEqual([
    130,
    expect.stringMatching(/Interrupted; \d+ cells are finished and safe. Go on with:\n {2}curvecast sweep slow.json/),
  ]);
  expect(readdirSync(join(folder, 'slow-sweep/locks'))).toEqual([]);
  const lines = readFileSync(shard, 'utf8').trim().split('\n').length;
  expect(err).toContain(`${lines} cells`);
});

test('--slurm --dry-run prints the scripts and writes nothing', async () => {
  const flags = [
    '--slurm',
    '--dry-run',
    '--partition',
    'long',
    '--time',
    '1:00:00',
    '--array-tasks',
    '8',
    '--out',
    'nowhere',
  ];
  const { code, out } = await sweep('grid.yaml', ...flags);
  expect(code).toBe(0);
  for (const line of [
    '--array=1-8',
    '--partition=long',
    '--time=1:00:00',
    '--requeue',
    '--shard "$SLURM_ARRAY_TASK_ID/8"',
    'sweep pack',
  ])
    expect(out).toContain(line);
  expect(existsSync(join(folder, 'nowhere'))).toBe(false);
});

test.each([
  [['nothing.yaml'], 'FILE_MISSING'],
  [['grid.yaml', '--shard', '4/3'], 'FLAG_INVALID'],
  [['grid.yaml', '--jobs', '0'], 'FLAG_INVALID'],
  [['grid.yaml', '--slurm', '--array-tasks', '1001'], 'FLAG_INVALID'],
  [['line.yaml', '--shard', '1/2'], 'FLAG_INVALID'],
  [['pack', 'nowhere'], 'SWEEP_MISSING'],
  [['plot', 'grid-sweep', '--x', 'width'], 'FLAG_INVALID'],
])('%j is refused with %s', async (args, code) => {
  expect(await sweep(...args)).toMatchObject({ code: 2, err: expect.stringContaining(`[${code}]`) });
});

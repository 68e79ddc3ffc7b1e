import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { beforeAll, expect, test } from 'vitest';
import { recordLine } from '../../../src/artifacts/sweep/record.js';
import { readNpy } from '../../../src/data/npy.js';
import { readZip } from '../../../src/data/zip.js';
import { openSweep } from '../../../src/execution/sweep/open.js';
import { packSweep } from '../../../src/execution/sweep/pack/index.js';
import { keyOf } from '../../../src/experiments/sweep/cell.js';
import type { SweepPlan } from '../../../src/experiments/sweep/plan.js';
import { planned } from '../../experiments/sweep/site.js';
import { python, runPython, testWith } from '../../support/tools.js';
import { freshFolder } from './folder-of.js';

const raw = {
  theory: 'linear-exact',
  sweep: {
    width: [1, 10, 'Infinity'],
    initialisation: [{ kind: 'gaussian' }, { kind: 'aligned', sign: -1 }],
    momentum: [0, 0.9],
    seed: [0, 2 ** 40],
  },
  observe: ['kernelRatio', 'loss', 'regime'],
  times: [9, 10],
};

/** Lines of all cells: values that are awkward in one format or another, one failure. */
function linesOf(plan: SweepPlan): string[] {
  const awkward = [1 / 3, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5e-324];
  return Array.from({ length: plan.size }, (_, k) => {
    const cell = plan.cellAt(k);
    const at = { ...cell.at, seed: cell.seed };
    const key = keyOf(cell, plan.work);
    if (k === 5)
      return recordLine({ cell: k, key, at, of: {}, failed: { code: 'X_Y', message: 'no', replay: 'curvecast' } });
    const value = awkward[k % awkward.length]!;
    const regime = k % 2 ? 'kernel, "quoted"' : 'Φ∞ 🙂';
    return recordLine({ cell: k, key, at, of: { kernelRatio: value, 'loss[t=10]': k, 'loss[t=9]': -k, regime } });
  });
}

let folder = '';
let plan: SweepPlan;

beforeAll(async () => {
  folder = freshFolder();
  plan = await planned(raw);
  (await openSweep(folder, plan.spec, plan)).close();
  const lines = linesOf(plan);
  writeFileSync(
    join(folder, 'shards', 'b.ndjson'),
    lines
      .filter((_, k) => k % 2 === 1)
      .toReversed()
      .join(''),
  );
  writeFileSync(
    join(folder, 'shards', 'a.ndjson'),
    [...lines.filter((_, k) => k % 2 === 0), lines[7], lines[3]!.slice(0, 9)].join(''),
  );
  await packSweep(folder, plan);
});

test('nothing is left behind', () => {
  expect(readdirSync(folder).sort()).toEqual([
    'cells.csv',
    'cells.npz',
    'cells.parquet',
    'failures.ndjson',
    'locks',
    'shards',
    'sweep.json',
  ]);
});

test('hyparquet reads every value back bit for bit, in the order of addresses', async () => {
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(join(folder, 'cells.parquet')) });
  expect(rows).toHaveLength(24);
  const names = [
    'cell',
    'width',
    'initialisation',
    'momentum',
    'seed',
    'kernelRatio',
    'loss[t=9]',
    'loss[t=10]',
    'regime',
    'failed',
  ];
  expect(Object.keys(rows[0]!)).toEqual(names);
  for (const [k, row] of rows.entries()) {
    const { at, seed } = plan.cellAt(k);
    expect(row.cell).toBe(BigInt(k));
    expect(row.seed).toBe(BigInt(seed));
    expect(row.width).toBe(Number(at.width));
    expect(row.initialisation).toBe(JSON.stringify(at.initialisation));
    expect(row.failed).toBe(k === 5 ? 'X_Y' : '');
    expect(row['loss[t=10]']).toBe(k === 5 ? Number.NaN : k);
  }
  expect(Object.is(rows[1]!.kernelRatio, -0)).toBe(true);
  expect([0, 2, 3, 4, 6].map((k) => rows[k]!.kernelRatio)).toEqual([1 / 3, Number.NaN, Infinity, -Infinity, 1 / 3]);
  expect(rows[0]!.regime).toBe('Φ∞ 🙂');
});

test('the same cells in other shards pack to the same bytes', async () => {
  const other = freshFolder();
  (await openSweep(other, plan.spec, plan)).close();
  mkdirSync(join(other, 'shards'), { recursive: true });
  writeFileSync(join(other, 'shards', 'local.ndjson'), linesOf(plan).join(''));
  await packSweep(other, plan);
  for (const name of ['cells.parquet', 'cells.csv', 'cells.npz', 'failures.ndjson'])
    expect(readFileSync(join(other, name)).equals(readFileSync(join(folder, name)))).toBe(true);
});

test('of two that pack at once one is refused', async () => {
  const [first, second] = await Promise.allSettled([packSweep(folder, plan), packSweep(folder, plan)]);
  expect(first.status).toBe('fulfilled');
  expect(second).toMatchObject({ reason: { code: 'SWEEP_LOCKED' } });
});

test('our own npz reader reads the archive', () => {
  const entries = readZip(readFileSync(join(folder, 'cells.npz')), 'cells.npz');
  const loss = entries.find(({ name }) => name === 'loss[t=9].npy')!;
  expect(readNpy(loss.content(), loss.name).values[7]).toBe(-7);
});

test('failures say where, why, and how to see them again', () => {
  expect(JSON.parse(readFileSync(join(folder, 'failures.ndjson'), 'utf8'))).toEqual({
    cell: 5,
    at: { ...plan.cellAt(5).at, seed: plan.cellAt(5).seed },
    code: 'X_Y',
    message: 'no',
    replay: 'curvecast',
  });
});

testWith('numpy')('numpy reads the archive', () => {
  const code = `
import numpy, sys
a = numpy.load(sys.argv[1])
assert list(a['cell']) == list(range(24)), a['cell']
assert a['kernelRatio'][0] == 1/3 and numpy.signbit(a['kernelRatio'][1]) and numpy.isnan(a['kernelRatio'][2])
assert a['kernelRatio'][3] == numpy.inf and a['kernelRatio'][11] == 5e-324 and numpy.isnan(a['kernelRatio'][5])
assert a['regime'][0] == 'Φ∞ 🙂' and a['regime'][7] == 'kernel, "quoted"' and a['failed'][5] == 'X_Y'
assert a['width'][23] == numpy.inf and a['seed'][1] == 2**40
print(sorted(a.files))`;
  expect(runPython(code, [join(folder, 'cells.npz')])).toContain('loss[t=10]');
});

testWith('pandas')('pandas reads the csv, and the Parquet file where it can', () => {
  const code = `
import pandas, sys, math
f = pandas.read_csv(sys.argv[1] + '/cells.csv', float_precision='round_trip')
assert list(f.cell) == list(range(24)) and f.kernelRatio[0] == 1/3 and math.isnan(f.kernelRatio[2])
assert f.kernelRatio[3] == math.inf and f.kernelRatio[4] == -math.inf and f.kernelRatio[11] == 5e-324
assert f.regime[0] == 'Φ∞ 🙂' and f.regime[7] == 'kernel, "quoted"' and f.failed[5] == 'X_Y' and f.seed[1] == 2**40
try:
  import pyarrow
except ImportError:
  sys.exit()
p = pandas.read_parquet(sys.argv[1] + '/cells.parquet')
for name in p.columns:
  if p[name].dtype != object: assert ((p[name] == f[name]) | (p[name].isna() & f[name].isna())).all(), name`;
  execFileSync(python, ['-c', code, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
});

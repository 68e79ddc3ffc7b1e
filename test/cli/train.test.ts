import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { curvecast } from '../support/command-line.js';
import { contentOf, start, startAndInterrupt } from './killed-run.js';

const folder = mkdtempSync(join(tmpdir(), 'curvecast-train-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(at('net.yaml'), 'hiddenWidths: [12, 8]\nactivation: tanh\nsteps: 20\nrows: 60\nprobeSize: 20\nseed: 3\n');
writeFileSync(at('ragged.csv'), 'a,b\n1,2\n3\n');
writeFileSync(at('list.yaml'), '- 1\n- 2\n');

test('train prints the indicators layer by layer and leaves a folder', async () => {
  const { code, out } = await curvecast(['train', at('net.yaml'), '--data', 'digits', '--out', at('run')]);
  expect(code).toBe(0);
  for (const word of ['hidden 1', 'hidden 2', 'readout', 'mechanism', 'forward-backward cosine', 'forecast'])
    expect(out).toContain(word);
  expect(readdirSync(at('run')).sort()).toEqual([
    'figures',
    'report.html',
    'result.csv',
    'result.json',
    'result.npz',
    'spec.json',
  ]);
});

test('--json is a result; the folder of a run is a base for the next, with the same numbers', async () => {
  const again = await curvecast(['train', at('run'), '--data', 'digits', '--json']);
  const result = JSON.parse(again.out);
  expect(result).toMatchObject({
    kind: 'run',
    spec: { theory: 'train', seed: 3, parameters: { hiddenWidths: [12, 8] } },
  });
  expect(result.spec.data).toMatchObject({ source: 'digits', label: 'label' });
  expect(result.hash).toBe(JSON.parse(readFileSync(at('run/result.json'), 'utf8')).hash);
});

test('an interrupted training goes on to the same bytes', async () => {
  const args = ['train', at('net.yaml'), '--data', 'digits', '--steps', '4000', '--checkpoint-every', '0.05'];
  const { code, err } = await startAndInterrupt(at('long'), 'SIGTERM', args);
  expect([code, err]).toEqual([130, expect.stringContaining(`kept in ${at('long')}.unfinished`)]);
  expect((await start([...args, '--out', at('long'), '--resume']).ended).code).toBe(0);
  expect((await start([...args, '--out', at('whole')]).ended).code).toBe(0);
  expect(contentOf(at('long'))).toEqual(contentOf(at('whole')));
});

test('class names serve as labels', async () => {
  const { code, out } = await curvecast(['train', '--data', 'iris', '--steps', '5', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out).notes.join(' ')).toContain('Labels setosa, versicolor, virginica became 0, 1, 2.');
});

test('the forecast of a network with one hidden layer stands beside the outcome', async () => {
  const flags = ['--hidden-widths', '12', '--classes', '0,1', '--steps', '20', '--probe-size', '20', '--json'];
  const { out } = await curvecast(['train', '--data', 'digits', ...flags]);
  const labels = JSON.parse(out).parts.map(({ label }: { label: string }) => label);
  expect(labels).toEqual(['training', 'forecast from the start']);
});

test('help names flags of parameters', async () => {
  const { code, out } = await curvecast(['train', '--help']);
  expect(code).toBe(0);
  for (const flag of ['--hidden-widths', '--layer-learning-rates', '--batch-size', '--input-scaling'])
    expect(out).toContain(flag);
});

const refused: [string, string[]][] = [
  ['FLAG_INVALID', []],
  ['FLAG_INVALID', ['--data', 'digits', '--seed', '-1']],
  ['CSV_RAGGED', ['--data', at('ragged.csv')]],
  ['FILE_MISSING', [at('none.yaml'), '--data', 'digits']],
  ['NET_INVALID', [at('list.yaml'), '--data', 'digits']],
  ['PARAMETER_INVALID', ['--data', 'digits', '--hidden-widths', '0']],
  ['MEMORY_LIMIT', ['--data', 'digits', '--hidden-widths', '60000,60000']],
  ['DATA_TOO_FEW_ROWS', ['--data', 'digits', '--classes', '17']],
];

test.each(refused)('%s', async (errorCode, args) => {
  const { code, out, err } = await curvecast(['train', ...args]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(`[${errorCode}]`);
});

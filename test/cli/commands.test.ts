import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { curvecast } from '../support/command-line.js';
import { entries } from '../theories/all.js';

const folder = mkdtempSync(join(tmpdir(), 'curvecast-cli-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(entries.map(({ id }) => id))('%s', (id) => {
  test('run --json prints a result on stdout and nothing else', async () => {
    const { code, out } = await curvecast(['run', id, '--quality', 'interactive', '--json'], entries);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ format: 1, kind: 'run', spec: { theory: id }, agreement: [] });
  });

  test('help names every parameter', async () => {
    const { code, out } = await curvecast(['run', id, '--help'], entries);
    const { code: schemaCode, out: schema } = await curvecast(['schema', id, '--json'], entries);
    expect([code, schemaCode]).toEqual([0, 0]);
    const flags = Object.keys(JSON.parse(schema).properties).map((name) =>
      name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`),
    );
    for (const flag of flags) expect(out).toContain(`--${flag} `);
  });

  test('schema and list describe it', async () => {
    expect((await curvecast(['schema', id], entries)).out).toContain('meaning');
    expect((await curvecast(['list', id], entries)).out).toContain('engines');
  });
});

test('a run with --out leaves spec, results, figures and report, and is a base for the next', async () => {
  const { code, out } = await curvecast([
    'run',
    'linear-exact',
    '--width',
    '20',
    '--simulate',
    '3',
    '--out',
    at('first'),
  ]);
  expect(code).toBe(0);
  expect(out).toMatch(/agreement of theory and simulation/);
  expect(readdirSync(at('first')).sort()).toEqual([
    'figures',
    'report.html',
    'result.csv',
    'result.json',
    'result.npz',
    'spec.json',
  ]);
  const again = await curvecast(['run', 'linear-exact', at('first'), '--json']);
  const first = JSON.parse(readFileSync(at('first/result.json'), 'utf8'));
  expect(JSON.parse(again.out).hash).toBe(first.hash);
  const changed = await curvecast(['run', 'linear-exact', at('first/spec.json'), '--width', '30', '--json']);
  expect(JSON.parse(changed.out).spec.parameters.width).toBe(30);
});

test('an output folder in use is refused before anything is computed, and replaced with --force', async () => {
  const refused = await curvecast(['run', 'linear-exact', '--out', at('first')]);
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('OUT_EXISTS')]);
  writeFileSync(at('precious.txt'), 'mine');
  const foreign = await curvecast(['run', 'linear-exact', '--out', folder, '--force']);
  expect([foreign.code, existsSync(at('precious.txt'))]).toEqual([2, true]);
  const overFile = await curvecast(['run', 'linear-exact', '--out', at('precious.txt'), '--force']);
  expect([overFile.code, readFileSync(at('precious.txt'), 'utf8')]).toEqual([2, 'mine']);
  expect((await curvecast(['run', 'linear-exact', '--out', at('first'), '--force'])).code).toBe(0);
});

test('cite, methods and figure read a result', async () => {
  expect((await curvecast(['cite', at('first')])).out).toContain('2401.07085');
  expect((await curvecast(['methods', at('first/result.npz')])).out).toContain('linear-exact');
  for (const format of ['svg', 'png', 'pdf', 'pgfplots']) {
    const options = [
      '--format',
      format,
      '--width',
      '3.25in',
      '--font-size',
      '8',
      '--observables',
      'slope',
      '--x',
      'log',
      '--out',
      at(format),
    ];
    const drawn = await curvecast(['figure', at('first'), ...options]);
    const [file] = drawn.out.trim().split('\n');
    const bytes = readFileSync(file!);
    await curvecast(['figure', at('first'), ...options]);
    expect(readFileSync(file!).equals(bytes), `${format}: same bytes every time`).toBe(true);
  }
});

test('compare overlays results and names what differs', async () => {
  await curvecast(['run', 'linear-exact', '--width', '50', '--out', at('second')]);
  const { code, out } = await curvecast(['compare', at('first'), at('second'), '--json', '--out', at('comparison')]);
  expect(code).toBe(0);
  const { differences, files } = JSON.parse(out);
  expect(differences).toContainEqual({ parameter: 'width', values: [100, 50] });
  expect(files.every((file: string) => existsSync(file))).toBe(true);
});

test('map draws a measure over two parameters', async () => {
  const axes = ['--x', 'readout-initial-scale=0.01:1:5', '--y', 'hiddenInitialScale=0.01:1:4:log'];
  const { code, out } = await curvecast([
    'map',
    'linear-exact',
    ...axes,
    '--value',
    'kernelRatio',
    '--replicas',
    '8',
    '--out',
    at('map'),
    '--json',
  ]);
  expect(code).toBe(0);
  const map = JSON.parse(out);
  expect(map.dataset.series.kernelRatio.values).toHaveLength(20);
  expect(existsSync(at('map/kernelRatio.svg'))).toBe(true);
});

test('real data train the network, and say when they are not on a line', async () => {
  const good = await curvecast([
    'run',
    'linear-exact',
    '--data',
    'iris.csv',
    '--x',
    'petal_length',
    '--y',
    'petal_width',
    '--json',
  ]);
  const result = JSON.parse(good.out);
  expect(result.spec.data).toMatchObject({ source: 'iris', inputs: ['petal_length'], label: 'petal_width' });
  expect(result.spec.parameters.inputs).toHaveLength(150);
  const bad = await curvecast([
    'run',
    'linear-exact',
    '--data',
    'iris',
    '--x',
    'petal_length,sepal_length',
    '--y',
    'petal_width',
  ]);
  expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('not one-dimensional')]);
});

test('sizes are extrapolated and the gap gets an exponent with its interval', async () => {
  const sizes = [
    '--parametrisation',
    'mean-field',
    '--sizes',
    '50,200,800',
    '--simulate',
    '40',
    '--jobs',
    '1',
    '--json',
  ];
  const { finiteSize } = JSON.parse((await curvecast(['run', 'linear-exact', ...sizes])).out);
  expect(finiteSize[0]).toMatchObject({ parameter: 'width', sizes: [50, 200, 800] });
  expect(finiteSize[0].confidence[0]).toBeLessThan(finiteSize[0].exponent);
});

/** Wrong usage: arguments and what the message must say. */
const wrong: [string, string[], RegExp][] = [
  [
    'width zero',
    ['run', 'linear-exact', '--width', '0'],
    /parameters\.width: expected .*received 0\..*positive integer/s,
  ],
  ['output scale zero', ['run', 'linear-exact', '--output-scale', '0'], /nothing is learned/],
  ['a negative rate', ['run', 'linear-exact', '--hidden-learning-rate', '-1'], /layer rates must be positive/],
  ['two lengths', ['run', 'linear-exact', '--inputs', '1,2', '--labels', '1'], /differ in length/],
  ['a mistyped theory', ['run', 'linear-exat'], /Did you mean 'linear-exact'/],
  ['a mistyped preset', ['run', 'linear-exact', 'alignmnt'], /Did you mean 'alignment'/],
  ['a missing file', ['run', 'linear-exact', './nowhere.json'], /FILE_MISSING/],
  ['an unknown flag', ['run', 'linear-exact', '--widht', '3'], /--width/],
  [
    'an unknown measure',
    ['map', 'linear-exact', '--x', 'width=1:9:3', '--y', 'outputScale=1:2:2', '--value', 'magic'],
    /MEASURE_UNKNOWN/,
  ],
  [
    'a bad range',
    ['map', 'linear-exact', '--x', 'width=1', '--y', 'outputScale=1:2', '--value', 'kernelRatio'],
    /RANGE_INVALID/,
  ],
  ['a single size', ['run', 'linear-exact', '--parametrisation', 'mup', '--sizes', '100'], /SIZES_TOO_FEW/],
  ['one result to compare', ['compare', 'x.json'], /FILE_MISSING|at least two/],
  ['no such case', ['verify', 'none.json'], /FILE_MISSING/],
];

test.each(wrong)('%s ends with exit code 2 and says what to do', async (_, args, message) => {
  const { code, out, err } = await curvecast(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(message);
});

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { curvecast } from '../../support/command-line.js';
import { entries } from '../../theories/all.js';

const folder = mkdtempSync(join(tmpdir(), 'curvecast-calculate-'));
const at = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const theories = await Promise.all(entries.map(({ load }) => load()));
const all = theories.flatMap((theory) => theory.calculators.map((calculator) => ({ theory, calculator })));
const named = all.map(({ theory, calculator }) => [theory.id, calculator.id, calculator] as const);

/** Flags that make a calculator quick where its defaults are not. */
const quick: Record<string, string[]> = {
  fluctuations: ['--width', '1', '--teacher-width', '1'],
  ensemble: ['--instances', '3', '--final-time', '5'],
  'descent-theory': ['--steps', '10'],
  instances: ['--input-dimension', '60', '--instances', '2'],
};

describe.each(named)('%s %s', (theory, id, calculator) => {
  const args = ['calculate', theory, id, '--quality', 'interactive', ...(quick[id] ?? [])];

  test('is computed: finite numbers in JSON, every constant in the text', async () => {
    const { code, out } = await curvecast([...args, '--json'], entries);
    expect(code).toBe(0);
    const { spec, parts, measures } = JSON.parse(out);
    expect(spec).toMatchObject({ theory, calculation: id });
    const { series } = parts[0].dataset;
    for (const [name, { values = [] }] of Object.entries<{ values?: unknown[] }>(series))
      expect([name, values.includes(null)]).toEqual([name, false]);
    const text = await curvecast(args, entries);
    expect([text.code, text.out.split('\n')[0]]).toEqual([0, calculator.title]);
    for (const name of Object.keys(measures)) expect(text.out).toContain(name);
  });

  test('help names every parameter', async () => {
    const { code, out } = await curvecast(['calculate', theory, id, '--help'], entries);
    expect(code).toBe(0);
    for (const name of Object.keys(calculator.parameters.shape))
      expect(out).toContain(`--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)} `);
  });
});

test('a folder is left from which figures, citations and methods are made, and which is a base to the same numbers', async () => {
  const few = ['--widths', '16,32,64', '--instances', '8'];
  const made = await curvecast(['calculate', 'linearization', 'exponents', ...few, '--out', at('exponents')]);
  expect([made.code, made.out]).toEqual([0, expect.stringContaining('correlation4Exponent')]);
  expect(readdirSync(at('exponents/figures')).sort()).toEqual(['correlations.png', 'correlations.svg']);
  const svg = readFileSync(at('exponents/figures/correlations.svg'), 'utf8');
  for (const word of ['C₁/Θ', 'C₄/Θ⁴', 'power of the rule', 'p_4 = ']) expect(svg).toContain(word);
  expect(readFileSync(at('exponents/report.html'), 'utf8')).toContain('correlation2Exponent');
  expect((await curvecast(['cite', at('exponents')])).out).toContain('dyer2020asymptotics');
  expect((await curvecast(['methods', at('exponents')])).out).toContain("calculator 'exponents'");
  const drawn = await curvecast(['figure', at('exponents'), '--format', 'pdf', '--out', at('figures')]);
  expect([drawn.code, readdirSync(at('figures'))]).toEqual([0, ['correlations.pdf']]);
  const { hash } = JSON.parse(readFileSync(at('exponents/result.json'), 'utf8'));
  for (const again of [
    ['calculate', 'linearization', 'exponents'],
    ['run', 'linearization'],
  ]) {
    const { out } = await curvecast([...again, at('exponents'), '--json']);
    expect(JSON.parse(out).hash).toBe(hash);
  }
  const resumed = await curvecast([
    ...['calculate', 'linearization', 'exponents', ...few],
    ...['--out', at('exponents'), '--resume', '--json'],
  ]);
  expect(JSON.parse(resumed.out).hash).toBe(hash);
});

test('the spec of a run gives a calculator of the same parameters its network', async () => {
  await curvecast(['run', 'linearization', '--width', '8', '--quality', 'interactive', '--out', at('run')]);
  const { out } = await curvecast(['calculate', 'linearization', 'jets', at('run'), '--json']);
  expect(JSON.parse(out).spec).toMatchObject({ calculation: 'jets', parameters: { width: 8 } });
});

test('a calculator that takes the parameters of a run trains on data', async () => {
  const flags = [
    '--data',
    'iris',
    '--x',
    'petal_length',
    '--y',
    'petal_width',
    '--rows',
    '6',
    '--width',
    '8',
    '--json',
  ];
  const { out } = await curvecast(['calculate', 'linearization', 'kernels', ...flags]);
  expect(JSON.parse(out).parts[0].dataset.sizes.a).toBe(6);
});

test('a family is told member by member', async () => {
  const { code, out } = await curvecast(['calculate', 'sgd-ode', 'landmarks', '--vary', 'learningRate=0.5,1']);
  expect(code).toBe(0);
  for (const word of ['learningRate 0.5', 'learningRate 1', 'escapeRate']) expect(out).toContain(word);
});

/** Wrong usage: arguments and what the message must say. */
const wrong: [string, string[], RegExp][] = [
  [
    'an unknown calculator',
    ['calculate', 'linearization', 'exponent'],
    /Did you mean 'exponents'.*CALCULATION_UNKNOWN/s,
  ],
  ['an engine', ['calculate', 'linearization', 'shadow'], /'shadow', which is an engine/],
  ['an unknown theory', ['calculate', 'linearisation', 'jets'], /Did you mean 'linearization'/],
  ['a wrong value', ['calculate', 'linearization', 'exponents', '--instances', '1'], /parameters\.instances: expected/],
  ['an unknown flag', ['calculate', 'linearization', 'exponents', '--learning-rate', '1'], /--learning-rate/],
  ['a preset of runs', ['calculate', 'linearization', 'exponents', 'kinks'], /PRESET_UNKNOWN/],
  [
    'a preset of a calculator for a map',
    ['map', 'linearization', 'width-exponents', '--x', 'width=8:9', '--y', 'steps=1:2', '--value', 'finalDrift'],
    /its calculator 'exponents'.*curvecast calculate/s,
  ],
  ['trained networks', ['run', 'linearization', 'width-exponents', '--simulate', '2'], /ENGINE_UNSUITABLE/],
];

test.each(wrong)('%s ends with exit code 2 and says what to do', async (_, args, message) => {
  const { code, out, err } = await curvecast(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(message);
});

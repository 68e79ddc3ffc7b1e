import { describe, expect, test } from 'vitest';
import { fileForm, type Plain, parseParameters, type Theory } from '../../../src/contract/index.js';
import { entries } from '../../theories/all.js';
import { planned } from './site.js';

const base = { theory: 'linear-exact', observe: ['kernelRatio'] };
const box = { readoutInitialScale: { from: 0.01, to: 1 }, hiddenInitialScale: { from: 0.01, to: 1 } };
const refine = { measure: 'kernelRatio', level: 2, accuracy: 0.01 };

const refusals: [string, string, Record<string, unknown>][] = [
  ['an unknown theory', 'THEORY_UNKNOWN', { theory: 'linear' }],
  ['a misspelt parameter', 'PARAMETER_UNKNOWN', { sweep: { widht: [1] } }],
  ['a misspelt shared parameter', 'PARAMETER_UNKNOWN', { parameters: { widht: 1 }, sweep: { momentum: [0] } }],
  ['an illegal value', 'PARAMETER_INVALID', { sweep: { width: [1, 0] } }],
  [
    'an illegal end of a range',
    'PARAMETER_INVALID',
    { sweep: { momentum: { from: 0, to: 1, count: 3, scale: 'linear' } } },
  ],
  ['a seed that is none', 'SWEEP_AXIS', { sweep: { seed: [0.5] } }],
  ['a name both fixed and swept', 'SWEEP_AXIS', { parameters: { width: 1 }, sweep: { width: [1] } }],
  ['a range without count', 'SWEEP_AXIS', { sweep: { width: { from: 1, to: 9 } } }],
  ['a log axis from zero', 'SWEEP_AXIS', { sweep: { outputScale: { from: 0, to: 9, count: 3 } } }],
  ['lists of different lengths in zip', 'SWEEP_AXIS', { design: 'zip', sweep: { width: [1, 2], momentum: [0] } }],
  ['random points without their number', 'SWEEP_AXIS', { design: 'random', sweep: box }],
  ['points in a product', 'SWEEP_AXIS', { points: 4, sweep: { width: [1] } }],
  ['an unknown measure', 'OBSERVABLE_UNKNOWN', { observe: ['kernelRatoi'] }],
  ['a curve without times', 'SPEC_INVALID', { observe: ['loss'] }],
  [
    'too many cells',
    'SWEEP_TOO_LARGE',
    { sweep: { seed: { from: 0, to: 1e8, count: 1e5 }, momentum: { from: 0, to: 0.9, count: 1000 } } },
  ],
  ['a refinement over three axes', 'SWEEP_AXIS', { refine, sweep: { ...box, momentum: { from: 0, to: 0.5 } } }],
  ['a refinement over a list', 'SWEEP_AXIS', { refine, sweep: { ...box, hiddenInitialScale: [1, 2] } }],
  [
    'a refinement with a count',
    'SWEEP_AXIS',
    { refine, sweep: { ...box, hiddenInitialScale: { from: 1, to: 2, count: 2 } } },
  ],
  ['a refinement of a quantity', 'OBSERVABLE_UNKNOWN', { refine: { ...refine, measure: 'loss' }, sweep: box }],
  ['a level and a label', 'SPEC_INVALID', { refine: { ...refine, label: 'kernel' }, sweep: box }],
  ['a misspelt key', 'SPEC_UNKNOWN_KEY', { observes: [] }],
  ['nothing to observe', 'SPEC_INVALID', { observe: [] }],
];

test.each(refusals)('%s is refused', async (_, code, raw) => {
  const error = await planned({ ...base, ...raw }).then(
    () => undefined,
    (reason: { code: string }) => reason,
  );
  expect(error?.code).toBe(code);
});

describe.each(entries.map(({ id }) => id))('%s', (id) => {
  test('every parameter can be swept over its default and the values of its presets; everything can be observed', async () => {
    const theory = (await entries.find((entry) => entry.id === id)!.load()) as Theory;
    const defaults = fileForm(parseParameters(theory.parameters, {})) as Record<string, Plain>;
    const measures = theory.measures.map(({ name }) => name);
    const quantities = theory.engines.flatMap((engine) => engine.quantities.map(({ name }) => name));
    for (const name of Object.keys(theory.parameters.shape)) {
      const values = [defaults, ...theory.presets.map(({ parameters }) => parameters)]
        .map((parameters) => fileForm(parameters[name] ?? null))
        .filter((value) => value !== null);
      if (values.length === 0) continue;
      const observe = [...new Set([...measures, ...quantities])].filter((observed) => observed !== name);
      const plan = await planned({ theory: id, sweep: { [name]: values, seed: [0, 1] }, observe, times: [1] });
      expect([name, plan.size]).toEqual([name, 2 * values.length]);
      expect(plan.cellAt(0).at[name]).toEqual(values[0]);
    }
  });
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { resultToJson } from '../../src/artifacts/json.js';
import { labLink } from '../../src/artifacts/lab-link.js';
import { migrate, migrations } from '../../src/artifacts/migrations.js';
import { resultToNpz } from '../../src/artifacts/npz.js';
import { specFormat } from '../../src/artifacts/spec.js';
import { readSpec, specToJson } from '../../src/artifacts/spec-file.js';
import { parseSpec } from '../../src/artifacts/spec-schema.js';
import { InputError } from '../../src/contract/index.js';
import { onlyInputErrors } from '../data/refusal.js';
import { result, spec } from './sample.js';

const yaml = `
# a comment
theory: linear-exact
seed: 7
quality: publication
tolerance: 1e-10
replicas: 20
sizes: [100, 1000]
parameters:
  width: .inf
  inputs: [1, -0.5]
  initialisation: { kind: gaussian, seed: 3 }
data:
  source: iris
  sha256: ab
  inputs: [petal_length]
  label: petal_width
  preprocessing: [The labels were used as they are.]
`;

const forms: [string, Uint8Array | string][] = [
  ['spec.json', specToJson(spec)],
  ['spec.yaml', yaml],
  ['no-extension', yaml],
  ['flow.yml', JSON.stringify(spec)],
  ['bytes.json', new TextEncoder().encode(specToJson(spec))],
  ['result.json', resultToJson(result)],
  ['result.npz', resultToNpz(result)],
  ['a link', labLink(spec, 'https://example.org/lab/')],
];
test.each(forms)('%s', async (source, input) => expect(await readSpec(input, source)).toEqual(spec));

test('what is not said takes its default', async () => {
  expect(await readSpec('theory: sgd-ode', 'x.yaml')).toEqual({
    format: 1,
    theory: 'sgd-ode',
    parameters: {},
    seed: 0,
    quality: 'publication',
  });
});

test('format 0 called the replicas seeds', async () => {
  const old = { format: 0, theory: 'linear-exact', seeds: 20, parameters: { width: 8 } };
  expect(await readSpec(JSON.stringify(old), 'old.json')).toMatchObject({
    format: 1,
    replicas: 20,
    parameters: { width: 8 },
  });
  expect(migrations).toHaveLength(specFormat);
  expect(migrate({ format: 1, seeds: 1 })).toEqual({ format: 1, seeds: 1 });
});

const refused: [string, string, string, string][] = [
  [
    '{"theory": "a", "replica": 3}',
    'x.json',
    'SPEC_UNKNOWN_KEY',
    "x.json: expected one of the keys format, theory, calculation, parameters, seed, quality, tolerance, engine, simulator, replicas, sizes, vary, quantities, times, data, received 'replica'. Did you mean 'replicas'?",
  ],
  ['{"theory": "a", "gamma": 3}', 'x.json', 'SPEC_UNKNOWN_KEY', "Parameters of the theory belong under 'parameters'."],
  ['{"theory": "a", "data": {"soruce": "b"}}', 'x.json', 'SPEC_INVALID', "received 'soruce'. Did you mean 'source'?"],
  ['{}', 'x.json', 'SPEC_INVALID', 'x.json: theory: expected a string, received nothing.'],
  ['{"theory": "a", "seed": 1.5}', 'x.json', 'SPEC_INVALID', 'x.json: seed: expected an integer >= 0, received 1.5.'],
  [
    '{"theory": "a", "replicas": 0}',
    'x.json',
    'SPEC_INVALID',
    'x.json: replicas: expected an integer >= 1, received 0.',
  ],
  [
    '{"theory": "a", "quality": "best"}',
    'x.json',
    'SPEC_INVALID',
    'expected one of "interactive", "publication", received "best".',
  ],
  ['{"format": 9, "theory": "a"}', 'x.json', 'SPEC_NEWER', 'Update Curvecast.'],
  ['{"format": "1", "theory": "a"}', 'x.json', 'SPEC_INVALID', 'x.json: format: expected 1'],
  ['[1]', 'x.json', 'SPEC_INVALID', "expected an object with at least the key 'theory', received [1]."],
  ['theory: a\nparameters: {x: .nan}', 'x.yaml', 'SPEC_INVALID', 'x.yaml: parameters.x'],
  ['theory: a\n  seed: 1', 'x.yaml', 'SPEC_UNREADABLE', 'line 1'],
  ['theory: a\ntheory: b', 'x.yaml', 'SPEC_UNREADABLE', 'unique'],
  ['{"theory": ', 'x.json', 'SPEC_UNREADABLE', 'received text that does not parse'],
  [
    `{"theory": "a", "parameters": {"x": ${'['.repeat(5000)}${']'.repeat(5000)}}}`,
    'x.json',
    'TEXT_TOO_DEEP',
    'at most 64 levels',
  ],
  ['https://example.org/#spec=2.abc', 'link', 'LINK_INVALID', 'made by a newer version'],
];
test.each(refused)('%j', async (text, source, code, message) => {
  const error = (await readSpec(text, source).catch((e: unknown) => e)) as InputError;
  expect(error).toBeInstanceOf(InputError);
  expect(error.problems.map((problem) => problem.code)).toContain(code);
  expect(error.message).toContain(message);
});

test('every problem is named at once', () => {
  const wrong = { theory: 'a', seed: -1, replicas: 'x', colour: 1 };
  expect(() => parseSpec(wrong, 'x')).toThrow(/seed.*\n.*replicas.*\n.*colour/);
});

test('any JSON: read or refused, nothing else', () => {
  const key = fc.constantFrom(
    'format',
    'theory',
    'parameters',
    'seed',
    'vary',
    'data',
    'sizes',
    '__proto__',
    'constructor',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.jsonValue()), { maxLength: 4 }), (pairs) =>
      onlyInputErrors(() => parseSpec({ theory: 'a', ...Object.fromEntries(pairs) }, 'x')),
    ),
    { numRuns: 500 },
  );
});

test('any text: read or refused, nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(yaml.length),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.boolean(),
      async (at, piece, alone) => {
        const text = alone ? piece : yaml.slice(0, at) + piece + yaml.slice(at);
        const outcome = await readSpec(text, 'x').catch((e: unknown) => e);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(InputError);
      },
    ),
    { numRuns: 200 },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Calculation,
  type Dataset,
  finish,
  InputError,
  jsonSchema,
  metaOf,
  type Plain,
  parseParameters,
  type Request,
  shapeProblems,
  type Theory,
} from '../../src/contract/index.js';
import { NumericalError } from '../../src/numerics/errors.js';
import { entries } from './all.js';
import { arbitraryParameters } from './arbitrary-parameters.js';

const request: Request = { quality: 'interactive', seed: 1 };
const theories = await Promise.all(entries.map((entry) => entry.load()));

describe.each(theories.map((theory) => [theory.id, theory] as const))('%s', (_, theory) => {
  const defaults = parseParameters(theory.parameters, {});
  const applicable = theory.engines.filter((engine) => engine.suits(defaults).applies);
  const calculations: [Calculation, Record<string, unknown>][] = [
    ...applicable.map((engine): [Calculation, Record<string, unknown>] => [engine, defaults]),
    ...theory.calculators.map((c): [Calculation, Record<string, unknown>] => [c, parseParameters(c.parameters, {})]),
  ];

  test('every parameter has a symbol, a meaning and a place in the JSON Schema', () => {
    for (const [name, schema] of Object.entries(theory.parameters.shape)) {
      expect(metaOf(schema as never, name).meaning.length).toBeGreaterThan(3);
      expect(jsonSchema(theory.parameters).properties).toHaveProperty(name);
    }
  });

  test('every preset is legal and some engine applies to it', () => {
    for (const { id, parameters } of theory.presets) {
      const values = parseParameters(theory.parameters, parameters);
      expect(
        theory.engines.some((engine) => engine.role === 'theory' && engine.suits(values).applies),
        id,
      ).toBe(true);
    }
  });

  test('a theory engine and a simulation apply to the defaults', () => {
    expect(new Set(applicable.map(({ role }) => role))).toEqual(new Set(['theory', 'simulation']));
  });

  test.each(calculations.map(([c, p]) => [c.id, c, p] as const))(
    '%s: shapes, metadata, clone and repetition',
    (_id, calculation, parameters) => {
      const first = finish(calculation.run(parameters, request));
      expect(shapeProblems(first)).toEqual([]);
      const described = new Set(calculation.quantities.map(({ name }) => name));
      const coordinates = Object.keys(first.sizes);
      for (const name of Object.keys(first.series))
        expect(described.has(name) || coordinates.includes(name), `${name} is described`).toBe(true);
      expect(structuredClone(first)).toEqual(first);
      expect(finish(calculation.run(parameters, request))).toEqual(first);
    },
  );

  test.each(applicable.map((engine) => [engine.id, engine] as const))(
    '%s: a replica does not depend on its company',
    (_id, engine) => {
      const block = finish(engine.run(defaults, { ...request, replicas: { from: 0, to: 3 } }));
      if (block.sizes.replica === undefined) return;
      const alone = finish(engine.run(defaults, { ...request, replicas: { from: 2, to: 3 } }));
      for (const [name, { dims, values }] of Object.entries(alone.series))
        if (dims[0] === 'replica') expect(block.series[name]!.values.slice(2 * values.length), name).toEqual(values);
    },
  );

  test('random parameters give finite numbers with honest errors, or a clear refusal', () => {
    fc.assert(
      fc.property(arbitraryParameters(theory.parameters), (raw) => survives(theory, raw)),
      { numRuns: 40, seed: 7 },
    );
  });
});

function survives(theory: Theory, raw: Record<string, Plain>): void {
  const parameters = legalOrRefused(theory, raw);
  if (!parameters) return;
  const engine = theory.engines.find((candidate) => candidate.role === 'theory' && candidate.suits(parameters).applies);
  if (!engine) return;
  try {
    const dataset = finish(engine.run(parameters, request));
    expect(shapeProblems(dataset)).toEqual([]);
    expect(undefinedNumbers(dataset)).toEqual([]);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof NumericalError)) throw error;
  }
}

function legalOrRefused(theory: Theory, raw: Record<string, Plain>): Record<string, unknown> | undefined {
  try {
    return parseParameters(theory.parameters, raw);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function undefinedNumbers({ series }: Dataset): string[] {
  return Object.entries(series)
    .filter(([, { values }]) => !Array.isArray(values) && values.some(Number.isNaN))
    .map(([name]) => name);
}

import fc from 'fast-check';
import type * as z from 'zod';
import { jsonSchema, type ParameterMeta, type Plain } from '../../src/contract/index.js';

interface Property {
  type?: string;
  enum?: Plain[];
  anyOf?: Property[];
}

/** Random parameter sets in file form: each parameter left at its default, drawn from its declared range, or now and then illegal. */
export function arbitraryParameters(schema: z.ZodObject): fc.Arbitrary<Record<string, Plain>> {
  const shape = Object.entries(schema.shape).map(
    ([name, property]) => [name, arbitraryValue(property as z.ZodType)] as const,
  );
  return fc.record(Object.fromEntries(shape), { requiredKeys: [] }) as fc.Arbitrary<Record<string, Plain>>;
}

function arbitraryValue(schema: z.ZodType): fc.Arbitrary<Plain> {
  const { range, scale } = (schema.meta() ?? {}) as Partial<ParameterMeta>;
  const json = jsonSchema(schema) as Property;
  const hostile = fc.constantFrom<Plain>(-1, 0, 'Infinity', 'nonsense', [], {}, null);
  const legal = legalValue(json, range, scale);
  return legal ? fc.oneof({ weight: 12, arbitrary: legal }, { weight: 1, arbitrary: hostile }) : hostile;
}

function legalValue(
  json: Property,
  range: ParameterMeta['range'],
  scale: ParameterMeta['scale'],
): fc.Arbitrary<Plain> | undefined {
  if (json.enum) return fc.constantFrom(...json.enum);
  if (json.type === 'boolean') return fc.boolean();
  if (!range) return undefined;
  const integer = (json.anyOf?.[0] ?? json).type === 'integer';
  const [low, high] = range;
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  return share.map((s) => {
    const value = scale === 'log' && low > 0 ? low * (high / low) ** s : low + s * (high - low);
    return integer ? Math.round(value) : value;
  });
}

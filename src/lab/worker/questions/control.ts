import type * as z from 'zod';
import { jsonSchema, legalValues, type ParameterMeta, type Plain } from '../../../contract/index.js';

/** A field of a variant: a number of an `initialisation` or `parametrisation` with parts of its own. */
export interface Field {
  name: string;
  default: Plain;
}

/** What a control of the page must know of a parameter; derived from schema and metadata. */
export interface Control {
  name: string;
  meta: ParameterMeta;
  default: Plain;
  /** Legal values in words. */
  legal: string;
  /** `json`: lists, matrices and mixtures, edited as text. */
  kind: 'number' | 'choice' | 'flag' | 'variants' | 'json';
  essential: boolean;
  /** Numbers: whole only, legal ends, and words that stand for a value (`Infinity`, `width`). */
  whole?: boolean;
  least?: number;
  most?: number;
  words?: string[];
  /** Choices. */
  choices?: string[];
  /** Variants: each kind with its fields. */
  variants?: { kind: string; fields: Field[] }[];
}

interface Json {
  type?: string;
  enum?: string[];
  const?: Plain;
  default?: Plain;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  anyOf?: Json[];
  oneOf?: Json[];
  properties?: Record<string, Json>;
}

/** The control of one parameter. */
export function controlOf(name: string, schema: z.ZodType, meta: ParameterMeta, fallback: Plain): Control {
  const json = jsonSchema(schema) as Json;
  const { symbol, meaning, unit, scale, range, group } = meta;
  const plainMeta: ParameterMeta = {
    symbol,
    meaning,
    group,
    ...(unit ? { unit } : {}),
    ...(scale ? { scale } : {}),
    ...(range ? { range } : {}),
  };
  const common = { name, meta: plainMeta, default: fallback, legal: legalValues(schema), essential: false };
  return { ...common, ...shapeOf(json) };
}

type Shape = Omit<Control, 'name' | 'meta' | 'default' | 'legal' | 'essential'>;

function shapeOf(json: Json): Shape {
  const choices = json.anyOf ?? json.oneOf ?? [json];
  const number = choices.find(({ type }) => type === 'number' || type === 'integer');
  const rest = choices.filter((choice) => choice !== number);
  if (number && rest.every((choice) => typeof choice.const === 'string'))
    return { kind: 'number', ...numberShape(number), words: rest.map((choice) => String(choice.const)) };
  if (json.enum) return { kind: 'choice', choices: json.enum };
  if (json.type === 'boolean') return { kind: 'flag' };
  const kinds = choices.map((choice) => choice.properties?.kind?.const);
  if (choices.length > 1 && kinds.every((kind) => typeof kind === 'string'))
    return { kind: 'variants', variants: choices.map(variantOf) };
  return { kind: 'json' };
}

function numberShape({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Json) {
  const least = minimum ?? exclusiveMinimum;
  const most = maximum ?? exclusiveMaximum;
  return {
    whole: type === 'integer',
    ...(least === undefined ? {} : { least }),
    ...(most === undefined ? {} : { most }),
  };
}

function variantOf({ properties = {} }: Json): { kind: string; fields: Field[] } {
  const fields = Object.entries(properties).filter(([name]) => name !== 'kind');
  return {
    kind: String(properties.kind?.const),
    fields: fields.map(([name, field]) => ({ name, default: field.default ?? null })),
  };
}

import * as z from 'zod';
import type { Plain } from './dataset.js';
import { closest, InputError, type InputProblem, shown } from './errors.js';

/** What a person needs to know of a parameter: flags, help, JSON Schema, controls and figures print it. */
export interface ParameterMeta {
  symbol: string;
  meaning: string;
  unit?: string;
  /** Scale on which the parameter is naturally varied. */
  scale?: 'linear' | 'log';
  /** Range a slider or a random test draws from (inside the legal range). */
  range?: [number, number];
  group: 'network' | 'data' | 'training' | 'initialisation' | 'scaling';
  /** Said as the cause when a value is illegal, where that helps more than the meaning. */
  illegal?: string;
  /** A second, shorter word for its flag on the command line. */
  shorthand?: string;
}

/** Attaches the metadata; call it last, after `.default()` and `.optional()`, which make new schemas. */
export function parameter<S extends z.ZodType>(schema: S, meta: ParameterMeta): S {
  return schema.meta({ ...meta, description: meta.meaning });
}

/** The metadata of a property. @throws Error when it carries none. */
export function metaOf(schema: z.ZodType, name: string): ParameterMeta {
  const meta = schema.meta() as unknown as ParameterMeta | undefined;
  if (!meta?.symbol) throw new Error(`parameter '${name}' carries no metadata`);
  return meta;
}

/** A number that may also be infinite, written "Infinity" in files. */
export function orInfinity<S extends z.ZodNumber>(finite: S) {
  return z.union([finite, z.literal('Infinity').transform(() => Number.POSITIVE_INFINITY)]);
}

/** The JSON Schema of a parameter set, in its file form. */
export function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
}

/** Reports a broken rule between parameters from inside a schema's `.check()`. */
export function refuse(
  context: { issues: unknown[]; value: unknown },
  problem: { path: string[]; expected: string; received: unknown; cause?: string; next: string },
): void {
  const { path, ...params } = problem;
  context.issues.push({ code: 'custom', path, message: params.expected, input: context.value, params });
}

/**
 * Validates parameters given in file form (Infinity as "Infinity" or as the number) and fills in the defaults.
 * @throws InputError `PARAMETER_INVALID` or `PARAMETER_UNKNOWN` with one problem for each offending parameter.
 */
export function parseParameters<S extends z.ZodObject>(
  schema: S,
  raw: Record<string, unknown>,
  where = 'parameters',
): z.output<S> {
  const unknown = Object.keys(raw).filter((name) => !(name in schema.shape));
  const problems = unknown.map((name) => unknownProblem(name, raw[name], Object.keys(schema.shape), where));
  const parsed = schema.safeParse(fileForm(raw));
  if (parsed.success && problems.length === 0) return parsed.data as z.output<S>;
  const all = [...problems, ...(parsed.error?.issues ?? []).map((issue) => problemOf(issue, raw, schema, where))];
  throw new InputError(...(all as [InputProblem, ...InputProblem[]]));
}

/** Parsed parameters in file form: plain JSON values, Infinity as "Infinity", undefined left out. */
export function fileForm(value: unknown): Plain {
  if (value === Number.POSITIVE_INFINITY) return 'Infinity';
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, fileForm);
  if (Array.isArray(value)) return value.map(fileForm);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, v]) => v !== undefined)
        .map(([k, v]) => [k, fileForm(v)]),
    );
  return value as Plain;
}

function unknownProblem(name: string, value: unknown, names: string[], where: string): InputProblem {
  const near = closest(name, names);
  return {
    code: 'PARAMETER_UNKNOWN',
    path: `${where}.${name}`,
    expected: near.length > 0 ? `'${near.join("' or '")}'` : `one of ${names.join(', ')}`,
    received: `${shown(value)} for an unknown name`,
    cause: 'The name is misspelt or belongs to another theory',
    next: "'curvecast schema THEORY' lists every parameter",
  };
}

function problemOf(
  issue: z.core.$ZodIssue,
  raw: Record<string, unknown>,
  schema: z.ZodObject,
  where: string,
): InputProblem {
  const path = [where, ...issue.path.map(String)].join('.').replace(/\.(\d+)(?=\.|$)/g, '[$1]');
  const params = (issue as { params?: { expected: string; received: unknown; cause?: string; next: string } }).params;
  if (params?.expected) return { code: 'PARAMETER_INVALID', path, ...params, received: shown(params.received) };
  const received = issue.path.reduce<unknown>(
    (v, key) => (v as Record<PropertyKey, unknown> | undefined)?.[key as never],
    raw,
  );
  const name = String(issue.path[0] ?? '');
  const property = schema.shape[name] as z.ZodType | undefined;
  const meta = property?.meta() ? metaOf(property, name) : undefined;
  const expected = property && issue.path.length === 1 ? legalValues(property) : lowerFirst(issue.message);
  return {
    code: 'PARAMETER_INVALID',
    path,
    expected,
    received: shown(received),
    ...(meta ? { cause: meta.illegal ?? `${meta.symbol} is ${lowerFirst(meta.meaning)}` } : {}),
    next: "'curvecast schema THEORY' shows the legal range and the default",
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

interface JsonProperty {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonProperty[];
  oneOf?: JsonProperty[];
  items?: JsonProperty;
  properties?: Record<string, JsonProperty>;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minItems?: number;
}

/** The legal values of a parameter in words: `an integer >= 1`, `one of "a", "b"`. */
export function legalValues(schema: z.ZodType): string {
  return inWords(jsonSchema(schema) as JsonProperty);
}

function inWords(p: JsonProperty): string {
  const choices = p.anyOf ?? p.oneOf;
  if (choices) return choices.map(inWords).join(' or ');
  if (p.enum) return `one of ${p.enum.map((v) => JSON.stringify(v)).join(', ')}`;
  if (p.const !== undefined) return JSON.stringify(p.const);
  if (p.type === 'integer' || p.type === 'number') return numberInWords(p);
  if (p.type === 'array')
    return `a list of ${p.items ? plural(inWords(p.items)) : 'values'}${p.minItems ? ` (at least ${p.minItems})` : ''}`;
  if (p.type === 'object')
    return `an object with ${Object.keys(p.properties ?? {})
      .map((key) => `'${key}'`)
      .join(', ')}`;
  return p.type === 'boolean' ? 'true or false' : `a ${p.type ?? 'value'}`;
}

/** `a number > 0` becomes `numbers > 0`. */
function plural(words: string): string {
  return words.replace(/^an? (\w+)/, '$1s');
}

function numberInWords({ type, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: JsonProperty): string {
  const safe = Number.MAX_SAFE_INTEGER;
  const bounds = [
    exclusiveMinimum !== undefined ? `> ${exclusiveMinimum}` : '',
    minimum !== undefined && minimum !== -safe ? `>= ${minimum}` : '',
    exclusiveMaximum !== undefined ? `< ${exclusiveMaximum}` : '',
    maximum !== undefined && maximum !== safe ? `<= ${maximum}` : '',
  ].filter(Boolean);
  const noun = type === 'integer' ? 'an integer' : 'a number';
  return bounds.length > 0 ? `${noun} ${bounds.join(' and ')}` : noun;
}

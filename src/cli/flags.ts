import { type Command, Option } from 'commander';
import type * as z from 'zod';
import { InputError, jsonSchema, legalValues, metaOf, type Plain, type Theory } from '../contract/index.js';

const headings = {
  network: 'Network:',
  initialisation: 'Initialisation:',
  data: 'Data:',
  training: 'Training:',
  scaling: 'Scaling:',
} as const;

/** Turns every parameter of the theory into a flag: symbol, meaning, unit, legal values, default. */
export function addParameterFlags(command: Command, theory: Pick<Theory, 'parameters'>): void {
  for (const [name, schema] of Object.entries(theory.parameters.shape)) {
    const property = schema as z.ZodType;
    const { symbol, meaning, unit, group, shorthand } = metaOf(property, name);
    const fallback = defaultOf(property);
    const tail = [
      legalValues(property),
      unit ? `unit ${unit}` : '',
      fallback === undefined ? '' : `default ${JSON.stringify(fallback)}`,
    ];
    const short = shorthand ? `--${shorthand}, ` : '';
    const option = new Option(
      `${short}--${kebab(name)} <value>`,
      `${symbol}: ${meaning} [${tail.filter(Boolean).join('; ')}]`,
    );
    command.addOption(option.argParser((text) => parameterValue(property, text)).helpGroup(headings[group]));
  }
}

/** The parameters among a command's options. */
export function givenParameters(
  theory: Pick<Theory, 'parameters'>,
  options: Record<string, unknown>,
): Record<string, Plain> {
  return Object.fromEntries(Object.entries(options).filter(([name]) => name in theory.parameters.shape)) as Record<
    string,
    Plain
  >;
}

/** The parameter a flag or assignment names, in camelCase or kebab-case. @throws InputError `PARAMETER_UNKNOWN` through the schema later. */
export function parameterName(text: string): string {
  return text.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `name=value,value,...` of `--vary`, read by the parameter's own rules. @throws InputError `ASSIGNMENT_INVALID`. */
export function parseVary(theory: Theory, text: string): [string, Plain[]] {
  const [left, right] = splitAssignment('--vary', text, 'width=10,100,1000');
  const name = parameterName(left);
  const property = theory.parameters.shape[name] as z.ZodType | undefined;
  const items = right.startsWith('[')
    ? (JSON.parse(right) as Plain[])
    : right.split(',').map((item) => (property ? parameterValue(property, item) : item));
  return [name, items];
}

/** Splits `name=value`. @throws InputError `ASSIGNMENT_INVALID`. */
export function splitAssignment(flag: string, text: string, example: string): [string, string] {
  const cut = text.indexOf('=');
  if (cut > 0 && cut < text.length - 1) return [text.slice(0, cut), text.slice(cut + 1)];
  throw new InputError({
    code: 'ASSIGNMENT_INVALID',
    path: flag,
    expected: `NAME=VALUES, for example ${example}`,
    received: `'${text}'`,
    next: 'Write the name, an equals sign and the values without spaces',
  });
}

/** Text of a flag as a value: JSON, a comma-separated list where a list is expected, a `kind` where an object is, else the words. */
export function parameterValue(schema: z.ZodType, text: string): Plain {
  const value = plainValue(schema, text);
  return jsonSchema(schema).type === 'array' && !Array.isArray(value) ? [value] : value;
}

function plainValue(schema: z.ZodType, text: string): Plain {
  try {
    return JSON.parse(text) as Plain;
  } catch {
    if (jsonSchema(schema).type === 'array') return text.split(',').map((item) => numberOrWord(item.trim()));
    if (mayHaveKind(schema) && /^[a-z-]+$/.test(text)) return { kind: text };
    return numberOrWord(text);
  }
}

/** The default of a parameter, undefined when it may be left out. */
export function defaultOf(schema: z.ZodType): Plain | undefined {
  return jsonSchema(schema).default as Plain | undefined;
}

function mayHaveKind(schema: z.ZodType): boolean {
  const text = JSON.stringify(jsonSchema(schema));
  return text.includes('"kind"');
}

function numberOrWord(text: string): number | string {
  const number = Number(text);
  return text !== '' && Number.isFinite(number) ? number : text;
}

/** camelCase to kebab-case. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

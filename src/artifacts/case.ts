import * as z from 'zod';
import { closest, InputError, type Plain, shown } from '../contract/index.js';

/** Reference values of one observable: `|measured - expected| <= abs + rel |expected| + z standardError`, or the same label. */
export interface CaseObservable {
  dims: string[];
  coordinates: Record<string, Plain[]>;
  value: Plain;
  tolerance: 'exact' | { abs?: number | undefined; rel?: number | undefined; z?: number | undefined };
  standardError?: Plain | undefined;
}

/** One calculation with what it must give. */
export interface CaseBlock {
  calculation: string;
  parameters: Record<string, Plain>;
  observables: Record<string, CaseObservable>;
}

/** A reference case: inputs of calculations of one theory and the numbers they must give. */
export interface Case {
  id: string;
  theory: string;
  title: string;
  blocks: CaseBlock[];
}

const plain = z.unknown() as unknown as z.ZodType<Plain>;
const observable = z.strictObject({
  dims: z.array(z.string()),
  coordinates: z.record(z.string(), z.array(plain)),
  value: plain,
  tolerance: z.union([
    z.literal('exact'),
    z.strictObject({ abs: z.number().optional(), rel: z.number().optional(), z: z.number().optional() }),
  ]),
  standardError: plain.optional(),
});
const observables = z.record(z.string(), observable);
const parameters = z.record(z.string(), plain);
const schema = z.strictObject({
  format: z.literal(1),
  id: z.string(),
  theory: z.string(),
  calculation: z.string(),
  title: z.string().optional(),
  parameters,
  observables,
  also: z.array(z.strictObject({ calculation: z.string(), parameters: parameters.optional(), observables })).optional(),
  method: z.string().optional(),
});

/** Reads a case file. @throws InputError `CASE_INVALID` naming the file and the key. */
export function parseCase(text: string, source: string): Case {
  const parsed = schema.safeParse(json(text, source));
  if (!parsed.success) throw invalid(source, parsed.error.issues[0]!);
  const file = parsed.data;
  const first = { calculation: file.calculation, parameters: file.parameters, observables: file.observables };
  const others = (file.also ?? []).map((block) => ({ ...block, parameters: block.parameters ?? file.parameters }));
  return { id: file.id, theory: file.theory, title: file.title ?? file.id, blocks: [first, ...others] };
}

function json(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError({
      code: 'CASE_INVALID',
      path: source,
      expected: 'a JSON file',
      received: `text that does not parse (${(error as Error).message})`,
      next: 'Repair the file; its form is described in docs/cases.md',
    });
  }
}

function invalid(source: string, issue: z.core.$ZodIssue): InputError {
  const path = `${source}: ${issue.path.join('.') || 'file'}`;
  const next = 'The form of a case is described in docs/cases.md';
  if (issue.code !== 'unrecognized_keys')
    return new InputError({
      code: 'CASE_INVALID',
      path,
      expected: issue.message.replace(/^Invalid input: expected /, ''),
      received: shown(issue.input),
      next,
    });
  const near = closest(issue.keys[0]!, Object.keys(schema.shape));
  return new InputError({
    code: 'CASE_INVALID',
    path,
    expected: 'only known keys',
    received: `'${issue.keys.join("', '")}'`,
    ...(near.length > 0 ? { cause: `Did you mean '${near[0]}'?` } : {}),
    next,
  });
}

import * as z from 'zod';
import { closest, fileForm, InputError, type InputProblem, legalValues, shown } from '../contract/index.js';
import { checkDepth } from './depth.js';
import { type Draft, migrate } from './migrations.js';
import { type Spec, specFormat } from './spec.js';

const count = z.int().min(1);
const names = z.array(z.string());

/** The form of a spec file; theory and parameters are checked when the theory is known. */
export const specSchema = z.strictObject({
  format: z.literal(specFormat).meta({ description: 'format of the file' }),
  theory: z.string().min(1).meta({ description: "a theory's id; 'curvecast list' shows them" }),
  calculation: z.string().min(1).optional().meta({ description: 'calculator of the theory; absent: a run' }),
  parameters: z
    .record(z.string(), z.json())
    .default({})
    .meta({ description: 'parameters of the theory; absent ones take their default' }),
  seed: z.int().min(0).default(0).meta({ description: 'seed of every random draw' }),
  quality: z
    .enum(['interactive', 'publication'])
    .default('publication')
    .meta({ description: 'how much work the calculations put in' }),
  tolerance: z.number().gt(0).lt(1).optional().meta({ description: 'relative accuracy of the numerical methods' }),
  engine: z.string().optional().meta({ description: 'theory engine instead of the automatic choice' }),
  simulator: z.string().optional().meta({ description: 'simulator instead of the automatic choice' }),
  replicas: count.optional().meta({ description: 'simulated networks; absent: theory alone' }),
  sizes: z.array(z.number().gt(0)).optional().meta({ description: 'sizes of the finite-size study' }),
  vary: z
    .record(z.string(), z.array(z.json()))
    .optional()
    .meta({ description: 'families to overlay: parameter -> values' }),
  quantities: names.optional().meta({ description: 'quantities kept; absent: all' }),
  times: z.array(z.number().min(0)).optional().meta({ description: "times wanted; absent: the theory's own grid" }),
  data: z
    .strictObject({
      source: z.string(),
      sha256: z.string(),
      inputs: names,
      label: z.string(),
      rows: z.int().min(1).optional(),
      preprocessing: names,
    })
    .optional()
    .meta({ description: 'where the data came from and what was done to them' }),
});

/**
 * Checks a spec in any format and fills in its defaults (seed 0, quality publication).
 * @throws InputError `SPEC_INVALID`, `SPEC_UNKNOWN_KEY` or `SPEC_NEWER`, with one problem for each offending key.
 */
export function parseSpec(raw: unknown, source: string): Spec {
  checkDepth(raw, source);
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
    throw new InputError(invalid(source, "an object with at least the key 'theory'", shown(raw)));
  const draft = fileForm(migrate(raw as Draft)) as Draft;
  if (typeof draft.format === 'number' && draft.format > specFormat) throw newer(source, draft.format);
  const parsed = specSchema.safeParse(draft);
  if (parsed.success) return parsed.data as Spec;
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, draft, source));
  throw new InputError(...(problems as [InputProblem, ...InputProblem[]]));
}

function problemsOf(issue: z.core.$ZodIssue, draft: unknown, source: string): InputProblem[] {
  const where = [source, issue.path.join('.')].filter(Boolean).join(': ');
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(issue.path[0] === 'data' ? specSchema.shape.data.unwrap().shape : specSchema.shape);
    return issue.keys.map((key) => unknownKey(where, key, known));
  }
  const received = issue.path.reduce<unknown>((v, key) => (v as Draft | undefined)?.[key as string], draft);
  const property = issue.path.length === 1 ? specSchema.shape[issue.path[0] as keyof Spec] : undefined;
  const expected = property ? legalValues(property) : wanted(issue.message);
  return [invalid(where, expected, shown(received))];
}

/** What a message of zod asks for: `string` in `Invalid input: expected string, received number`. */
export function wanted(message: string): string {
  return message
    .replace(/^Invalid (input|option): expected |, received .*$/g, '')
    .replace(/^[A-Z]/, (c) => c.toLowerCase());
}

function unknownKey(path: string, key: string, known: string[]): InputProblem {
  const near = closest(key, known);
  return {
    code: 'SPEC_UNKNOWN_KEY',
    path,
    expected: `one of the keys ${known.join(', ')}`,
    received: `'${key.slice(0, 60)}'`,
    cause: near.length > 0 ? `Did you mean '${near[0]}'?` : "Parameters of the theory belong under 'parameters'",
    next: 'Correct or remove the key',
  };
}

function invalid(path: string, expected: string, received: string): InputProblem {
  const next = "'curvecast run THEORY --out DIR' writes an example of the form";
  return { code: 'SPEC_INVALID', path, expected, received, next };
}

function newer(source: string, format: number): InputError {
  return new InputError({
    code: 'SPEC_NEWER',
    path: `${source}: format`,
    expected: `a format up to ${specFormat}`,
    received: String(format),
    cause: 'The file was written by a newer version of Curvecast',
    next: 'Update Curvecast',
  });
}

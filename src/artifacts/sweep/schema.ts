import * as z from 'zod';
import { closest, fileForm, InputError, type InputProblem, shown } from '../../contract/index.js';
import { checkDepth } from '../depth.js';
import { wanted } from '../spec-schema.js';
import { type SweepSpec, sweepFormat } from './spec.js';

const count = z.int().min(1);

const range = z.strictObject({
  from: z.number(),
  to: z.number(),
  count: count.optional(),
  scale: z.enum(['linear', 'log']).optional(),
});

const refine = z
  .strictObject({
    measure: z.string(),
    level: z.number().optional(),
    label: z.string().optional(),
    accuracy: z.number().gt(0).max(0.25),
    coarse: z.number().gt(0).max(0.5).optional(),
  })
  .refine(({ level, label }) => (level === undefined) !== (label === undefined), 'either a level or a label');

/** The form of a sweep file; names and values are checked when the theory is known. */
export const sweepSchema = z.strictObject({
  format: z.literal(sweepFormat).default(sweepFormat).meta({ description: 'format of the file' }),
  theory: z.string().min(1).meta({ description: "a theory's id; 'curvecast list' shows them" }),
  parameters: z.record(z.string(), z.json()).default({}).meta({ description: 'parameters all cells share' }),
  sweep: z
    .record(z.string(), z.union([z.array(z.json()).min(1), range]))
    .default({})
    .meta({ description: 'swept parameters and seed: a list of values or {from, to, count, scale}' }),
  design: z
    .enum(['product', 'zip', 'random', 'sobol'])
    .default('product')
    .meta({ description: 'all combinations, values side by side, or points drawn in the box of the ranges' }),
  points: count.optional().meta({ description: 'number of points of random and sobol' }),
  observe: z.array(z.string()).min(1).meta({ description: 'quantities and measures recorded' }),
  engine: z
    .enum(['theory', 'simulation', 'both'])
    .default('theory')
    .meta({ description: 'theory, the real network, or both with their agreement' }),
  seed: z.int().min(0).default(0).meta({ description: 'seed where it is not swept, and of drawn designs' }),
  replicas: count.default(1).meta({ description: 'random starts in a cell' }),
  quality: z
    .enum(['interactive', 'publication'])
    .default('publication')
    .meta({ description: 'how much work the calculations put in' }),
  tolerance: z.number().gt(0).lt(1).optional().meta({ description: 'relative accuracy of the numerical methods' }),
  times: z.array(z.number().min(0)).min(1).optional().meta({ description: 'times at which curves are recorded' }),
  refine: refine.optional().meta({ description: 'follow a boundary: measure, level or label, accuracy' }),
});

/**
 * Checks a sweep and fills in its defaults.
 * @throws InputError `SPEC_INVALID` or `SPEC_UNKNOWN_KEY`, with one problem for each offending key.
 */
export function parseSweep(raw: unknown, source: string): SweepSpec {
  checkDepth(raw, source);
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
    throw new InputError(invalid(source, "an object with at least 'theory' and 'observe'", shown(raw)));
  const draft = fileForm(raw) as Record<string, unknown>;
  const parsed = sweepSchema.safeParse(draft);
  if (parsed.success) return parsed.data as SweepSpec;
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, draft, source));
  throw new InputError(...(problems as [InputProblem, ...InputProblem[]]));
}

function problemsOf(issue: z.core.$ZodIssue, draft: unknown, source: string): InputProblem[] {
  const where = [source, issue.path.join('.')].filter(Boolean).join(': ');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey(where, key, issue.path.length === 0));
  const received = issue.path.reduce<unknown>(
    (v, key) => (v as Record<string, unknown> | undefined)?.[key as string],
    draft,
  );
  const isAxis = issue.path[0] === 'sweep' && issue.path.length === 2;
  const expected = isAxis ? 'a list of values or {from, to, count, scale}' : wanted(issue.message);
  return [invalid(where, expected, shown(received))];
}

function unknownKey(path: string, key: string, top: boolean): InputProblem {
  const known = Object.keys(sweepSchema.shape);
  const near = top ? closest(key, known) : [];
  return {
    code: 'SPEC_UNKNOWN_KEY',
    path,
    expected: top ? `one of the keys ${known.join(', ')}` : 'only the keys that belong there',
    received: `'${key.slice(0, 60)}'`,
    ...(near.length > 0 ? { cause: `Did you mean '${near[0]}'?` } : {}),
    next: 'Correct or remove the key',
  };
}

function invalid(path: string, expected: string, received: string): InputProblem {
  const next = "docs/sweeps.md describes the form, with examples; 'curvecast sweep --help' has a short one";
  return { code: 'SPEC_INVALID', path, expected, received, next };
}

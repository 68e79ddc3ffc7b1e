import * as z from 'zod';
import { InputError, shapeProblems, shown } from '../contract/index.js';
import type { Result } from './result.js';
import { parseSpec, wanted } from './spec-schema.js';

// Numbers of a result may be infinite or NaN, which z.number() refuses.
const number = z.custom<number>((value) => typeof value === 'number', 'expected number');
const numbers = z.array(number);
const verdict = z.enum(['pass', 'fail', 'undecided']);
const plainObject = z.record(z.string(), z.unknown());
const labelOrNumber = z.union([number, z.string()]);
const size = z.int().min(0);

const series = z.looseObject({
  dims: z.array(z.string()),
  values: z.union([z.instanceof(Float64Array), z.array(z.string())]),
  error: z.instanceof(Float64Array).optional(),
  errorIs: z.union([
    z.enum(['exact', 'estimate', 'bound', 'standardError']),
    z.strictObject({ unavailable: z.string() }),
  ]),
});

const part = z.looseObject({
  id: z.string().min(1),
  role: z.enum(['theory', 'simulation']),
  calculation: z.string(),
  label: z.string(),
  differs: plainObject,
  dataset: z.looseObject({ sizes: z.record(z.string(), size), series: z.record(z.string(), series) }),
});

const agreement = z.looseObject({
  quantity: z.string(),
  theory: z.string(),
  simulation: z.string(),
  verdict,
  reason: z.string(),
  bias: number,
  relativeBias: number,
  at: number,
  standardError: number,
  numericalError: number,
  finiteSize: number,
  replicas: number,
  compares: z.enum(['start', 'mean']),
});

const finiteSizeFit = z.looseObject({
  quantity: z.string(),
  parameter: z.string(),
  of: z.enum(['mean', 'spread']),
  sizes: numbers,
  gaps: numbers,
  gapErrors: numbers,
  exponent: number,
  confidence: z.tuple([number, number]),
  curved: z.boolean(),
  extrapolated: number,
  reason: z.string(),
});

const citation = z.looseObject({
  key: z.string(),
  type: z.enum(['article', 'inproceedings', 'book', 'misc']),
  title: z.string(),
  authors: z.array(z.string()),
  year: number,
  venue: z.string().optional(),
  arxiv: z.string().optional(),
  doi: z.string().optional(),
});

// Keys that are not known are kept: a later version of the same format may add some.
const schema = z.looseObject({
  format: z.literal(1),
  contractVersion: z.literal(1),
  version: z.string(),
  kind: z.literal('run'),
  title: z.string(),
  spec: z.unknown(),
  kernels: z.enum(['typescript', 'wasm', 'blas']).optional(),
  conventions: z.looseObject({
    lossNormalisation: z.string(),
    timeUnit: z.string(),
    stepsPerTime: number,
    samplesPerTime: labelOrNumber,
  }),
  parts: z.array(part),
  agreement: z.array(agreement),
  finiteSize: z.array(finiteSizeFit).optional(),
  regime: z.looseObject({ label: z.string(), reason: z.string(), warnings: z.array(z.string()) }).optional(),
  measures: z.record(z.string(), z.looseObject({ value: labelOrNumber, error: number.optional() })),
  notes: z.array(z.string()),
  citations: z.array(citation),
  methods: z.array(z.string()),
  hash: z.string(),
  run: z.looseObject({
    date: z.string(),
    host: z.string(),
    node: z.string(),
    seconds: z.record(z.string(), number),
  }),
});

/** Checks that a value read from a file is a result whose arrays have the lengths they claim. @throws InputError `RESULT_INVALID`. */
export function checkResult(value: unknown, source: string): Result {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    const received = path.reduce<unknown>((v, key) => (v as Record<PropertyKey, unknown> | undefined)?.[key], value);
    const where = [source, path.join('.')].filter(Boolean).join(': ');
    throw invalidResult(where, wanted(message), shown(received));
  }
  const spec = parseSpec(parsed.data.spec, `${source}: spec`);
  const result = { ...parsed.data, spec } as unknown as Result;
  const ids = new Set(result.parts.map(({ id }) => id));
  if (ids.size < result.parts.length)
    throw invalidResult(`${source}: parts`, 'parts with different ids', 'a repeated id');
  for (const { id, dataset } of result.parts) {
    const problem = shapeProblems(dataset)[0];
    if (problem) throw invalidResult(`${source}: part ${id}`, 'arrays of matching lengths', problem);
  }
  return result;
}

/** The error of a file that is not a result of this format. */
export function invalidResult(path: string, expected: string, received: string): InputError {
  return new InputError({
    code: 'RESULT_INVALID',
    path,
    expected,
    received,
    cause: 'The file is not a result of this version, or was altered',
    next: "Make it again with 'curvecast run' from its spec",
  });
}

import { type Dataset, InputError, type Job, type Request, type Series, type Step } from '../../contract/index.js';

/** Whether a quantity is wanted. */
export function wants({ quantities }: Request, name: string): boolean {
  return !quantities || quantities.includes(name);
}

/** The times asked for, checked. @throws InputError `TIME_INVALID`. */
export function timesOf({ at }: Request): Float64Array | undefined {
  for (const t of at?.t ?? [])
    if (!(t >= 0 && Number.isFinite(t)))
      throw new InputError({
        code: 'TIME_INVALID',
        path: 'at.t',
        expected: 'finite times >= 0',
        received: String(t),
        next: 'Ask for finite times',
      });
  return at?.t && Float64Array.from(new Set(at.t)).sort();
}

/** Refuses a calculation that needs more memory than allowed. @throws InputError `MEMORY_LIMIT`. */
export function checkMemory({ memoryLimit }: Request, bytes: number, what: string): void {
  if (memoryLimit === undefined || bytes <= memoryLimit) return;
  throw new InputError({
    code: 'MEMORY_LIMIT',
    path: 'request',
    expected: `at most ${megabytes(memoryLimit)}`,
    received: `${megabytes(bytes)} for ${what}`,
    next: 'Lower the width or the number of inputs, or allow more memory',
  });
}

/** Bytes in words. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toPrecision(3)} MB`;
}

/** Runs a calculation for every replica asked for and puts the results side by side; coordinates are those of the first. */
export function* overReplicas(request: Request, compute: (replica: number) => Job<Dataset>): Job<Dataset> {
  const { replicas } = request;
  if (!replicas) return yield* compute(0);
  const found: Dataset[] = [];
  const count = replicas.to - replicas.from;
  for (let r = 0; r < count; r++) {
    const job = compute(replicas.from + r);
    for (let step = job.next(); ; step = job.next()) {
      if (step.done) {
        found.push(step.value);
        break;
      }
      yield within(step.value, r, count);
    }
  }
  return stacked(found, replicas.from);
}

function within({ done, total, note }: Step, r: number, count: number): Step {
  return { done: r + (total ? Math.min(1, done / total) : 0), total: count, ...(note ? { note } : {}) };
}

function stacked(found: Dataset[], from: number): Dataset {
  const first = found[0]!;
  const series: Record<string, Series> = {
    replica: { dims: ['replica'], values: Float64Array.from(found, (_, r) => from + r), errorIs: 'exact' },
  };
  for (const [name, one] of Object.entries(first.series)) {
    if (one.dims.length === 1 && one.dims[0] === name) series[name] = one;
    else series[name] = together(found.map((dataset) => dataset.series[name]!));
  }
  return { sizes: { ...first.sizes, replica: found.length }, series };
}

function together(parts: Series[]): Series {
  const first = parts[0]!;
  const error = first.error ? { error: joined(parts.map((part) => part.error!)) as Float64Array } : {};
  return {
    ...first,
    dims: ['replica', ...first.dims],
    values: joined(parts.map((part) => part.values)),
    ...error,
  };
}

function joined(parts: (Float64Array | string[])[]): Float64Array | string[] {
  if (Array.isArray(parts[0])) return (parts as string[][]).flat();
  const length = parts[0]!.length;
  const all = new Float64Array(length * parts.length);
  parts.forEach((part, r) => {
    all.set(part as Float64Array, r * length);
  });
  return all;
}

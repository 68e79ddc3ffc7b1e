/** The five parts of a message about bad input: where, what was expected, what came, why it probably came, what to do. */
export interface InputProblem {
  /** Stable code, listed in docs/errors.md, e.g. `PARAMETER_INVALID`. */
  code: string;
  /** Where: `parameters.width`, `--sizes`, `iris.csv, row 3`. */
  path: string;
  expected: string;
  received: string;
  cause?: string;
  next: string;
}

/** The user's input cannot be used; the command line answers it with exit code 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly code: string;
  readonly problems: InputProblem[];

  constructor(...problems: [InputProblem, ...InputProblem[]]) {
    super(problems.map(sentence).join('\n'));
    this.code = problems[0].code;
    this.problems = problems;
  }
}

function sentence({ path, expected, received, cause, next }: InputProblem): string {
  const why = cause ? ` ${endWithStop(cause)}` : '';
  return `${path}: expected ${expected}, received ${received}.${why} ${endWithStop(next)}`;
}

function endWithStop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** A value as an error message shows it: JSON, shortened to about 60 characters. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** The candidates closest to a mistyped word, best first (edit distance at most a third of its length). */
export function closest(word: string, candidates: Iterable<string>): string[] {
  const limit = Math.max(2, Math.floor(word.length / 3));
  return [...candidates]
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

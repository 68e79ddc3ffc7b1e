/** Multiplications done since the job last came up for air. */
export interface Pace {
  spent: number;
}

/** About 5 ms of products. */
const slice = 2.5e7;

/** Adds work; true when it is time to yield. */
export function due(pace: Pace, multiplications: number): boolean {
  pace.spent += multiplications;
  if (pace.spent < slice) return false;
  pace.spent = 0;
  return true;
}

/** Work in pieces of a few milliseconds. */
export type Pieces<T> = Generator<undefined, T, void>;

import type { UserData } from '../../../../contract/index.js';
import type { Batch } from '../../../../networks/index.js';

/** Which digits are told apart. */
export type TaskName = '0 vs 1' | 'even vs odd' | '10 classes';

/**
 * The first `limit` images of a task, pixels centred, then scaled by one number to mean squared norm 1; labels ±1, or one-hot rows.
 * @equation E x = 0, E|x|² = 1 [LE 6.5]
 */
export function digitsTask({ inputs, labels, rows }: UserData, task: TaskName, limit: number): Batch {
  const kept = Array.from({ length: rows }, (_, i) => i).filter((i) => task !== '0 vs 1' || labels[i]! < 2);
  const chosen = kept.slice(0, limit);
  const dimension = inputs.length / rows;
  const x = new Float64Array(chosen.length * dimension);
  chosen.forEach((row, a) => {
    x.set(inputs.subarray(row * dimension, (row + 1) * dimension), a * dimension);
  });
  centre(x, dimension);
  const root = Math.sqrt(x.reduce((sum, v) => sum + v * v, 0) / chosen.length);
  const digits = chosen.map((row) => labels[row]!);
  return { inputs: x.map((v) => v / root), labels: targets(digits, task), count: chosen.length };
}

function centre(x: Float64Array, dimension: number): void {
  const mean = new Float64Array(dimension);
  for (let i = 0; i < x.length; i++) mean[i % dimension]! += (x[i]! * dimension) / x.length;
  for (let i = 0; i < x.length; i++) x[i]! -= mean[i % dimension]!;
}

function targets(digits: number[], task: TaskName): Float64Array {
  if (task === '10 classes') return Float64Array.from(digits.flatMap(oneHot));
  return Float64Array.from(digits, (digit) => (digit % 2 === 0 ? 1 : -1));
}

function oneHot(digit: number): number[] {
  return Array.from({ length: 10 }, (_, k) => (k === digit ? 1 : 0));
}

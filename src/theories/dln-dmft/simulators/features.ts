import type { Arena } from '../../../numerics/kernels/index.js';
import { kernels } from '../../../numerics/kernels/index.js';
import { chiSquare, type Stream } from '../../../numerics/random/index.js';
import { due, type Pace, type Pieces } from './pace.js';

/** Rows `row`.. of a feature matrix; entries left of column `from` are zero and not stored. */
interface Block {
  row: number;
  rows: number;
  from: number;
  values: Float64Array;
}

/** A feature matrix in blocks of rows that fit into the cache, so that both products of a gradient read memory once. */
export interface Features {
  rows: number;
  columns: number;
  blocks: Block[];
}

const blockRows = 16;

/** Bytes the matrix of an instance takes. */
export function featureBytes(samples: number, dimension: number): number {
  return 8 * Math.min(samples, dimension) * (dimension + 1);
}

/**
 * Rotates the samples of an n × d matrix of N(0, 1/d) so that zeros appear below the diagonal: at most d rows remain and
 * their law is known, so it is drawn directly. XᵀX and Xᵀξ keep their joint law.
 * @equation X = O R, R_ij ~ N(0,1/d) for j > i, R_ii ~ χ_{n−i}/√d (Bartlett's decomposition)
 */
export function drawFeatures(arena: Arena, samples: number, dimension: number, stream: Stream): Features {
  const rows = Math.min(samples, dimension);
  const scale = 1 / Math.sqrt(dimension);
  return inBlocks(arena, rows, dimension, true, (block) => {
    const { values, row, from } = block;
    const width = dimension - from;
    kernels().fillNormals(values, stream);
    for (let i = 0; i < values.length; i++) values[i]! *= scale;
    for (let k = 0; k < block.rows; k++) {
      values.fill(0, k * width, k * width + k);
      values[k * width + k] = scale * Math.sqrt(chiSquare(samples - row - k, stream));
    }
  });
}

/** A given matrix, row by row. */
export function givenFeatures(arena: Arena, matrix: Float64Array, rows: number, columns: number): Features {
  return inBlocks(arena, rows, columns, false, ({ values, row }) => {
    values.set(matrix.subarray(row * columns, row * columns + values.length));
  });
}

function inBlocks(
  arena: Arena,
  rows: number,
  columns: number,
  triangular: boolean,
  fill: (block: Block) => void,
): Features {
  const blocks: Block[] = [];
  for (let row = 0; row < rows; row += blockRows) {
    const from = triangular ? row : 0;
    const count = Math.min(blockRows, rows - row);
    const block = { row, rows: count, from, values: arena.f64(count * (columns - from)) };
    fill(block);
    blocks.push(block);
  }
  return { rows, columns, blocks };
}

/** out = X w − labels. */
export function* residualOf(
  { blocks, columns }: Features,
  w: Float64Array,
  labels: Float64Array,
  out: Float64Array,
  pace: Pace,
): Pieces<void> {
  const { gemv } = kernels();
  for (const { row, rows, from, values } of blocks) {
    const y = out.subarray(row, row + rows);
    y.set(labels.subarray(row, row + rows));
    gemv({ rows, columns: columns - from, a: values, x: w.subarray(from), y, beta: -1 });
    if (due(pace, values.length)) yield;
  }
}

/** gradient = factor · Xᵀ(X w − labels), block by block. */
export function* gradientOf(
  { blocks, columns }: Features,
  w: Float64Array,
  labels: Float64Array,
  { residual, gradient, factor }: { residual: Float64Array; gradient: Float64Array; factor: number },
  pace: Pace,
): Pieces<void> {
  const { gemv } = kernels();
  gradient.fill(0);
  for (const { row, rows, from, values } of blocks) {
    const y = residual.subarray(row, row + rows);
    y.set(labels.subarray(row, row + rows));
    gemv({ rows, columns: columns - from, a: values, x: w.subarray(from), y, beta: -1 });
    gemv({
      rows,
      columns: columns - from,
      a: values,
      x: y,
      y: gradient.subarray(from),
      transpose: true,
      alpha: factor,
      beta: 1,
    });
    if (due(pace, 2 * values.length)) yield;
  }
}

/** Multiplies every column by a number of its own. */
export function scaleColumns({ blocks, columns }: Features, factors: Float64Array): void {
  for (const { rows, from, values } of blocks) {
    const width = columns - from;
    for (let k = 0; k < rows; k++) for (let j = 0; j < width; j++) values[k * width + j]! *= factors[from + j]!;
  }
}

const powerSteps = 60;

/** Largest eigenvalue of XᵀX by the power method, with a margin for what it misses. */
export function largestEigenvalue({ blocks, columns }: Features): number {
  let x = new Float64Array(columns).fill(1 / Math.sqrt(columns));
  let value = 0;
  for (let k = 0; k < powerSteps; k++) {
    const next = new Float64Array(columns);
    for (const { rows, from, values } of blocks) {
      const width = columns - from;
      for (let r = 0; r < rows; r++) {
        let sum = 0;
        for (let j = 0; j < width; j++) sum += values[r * width + j]! * x[from + j]!;
        for (let j = 0; j < width; j++) next[from + j]! += sum * values[r * width + j]!;
      }
    }
    value = Math.sqrt(next.reduce((sum, v) => sum + v * v, 0));
    if (value === 0) return 0;
    x = next.map((v) => v / value);
  }
  return 1.1 * value;
}

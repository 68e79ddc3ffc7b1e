import { INNER_BLOCK, type Product } from '../backend.js';
import type { Reals } from '../kernels.js';
import { tile32, tile64, update32, update64 } from './tile.js';

/**
 * C = alpha op(A) op(B) + beta C. Each entry is beta c (0 for beta = 0), to which are added, for blocks of 256 inner terms
 * in order, alpha times the sum of the block, itself summed in order from zero. No fused multiply-add.
 */
export function product(p: Product): void {
  const { m, n, k, alpha, beta, a, b, c } = p;
  const double = c instanceof Float64Array;
  const panel: Reals = double ? new Float64Array(4 * INNER_BLOCK) : new Float32Array(4 * INNER_BLOCK);
  const sums: Reals = double ? new Float64Array(8) : new Float32Array(8);
  const tile = double ? tile64 : tile32;
  const update = double ? update64 : update32;
  const [rowStep, innerStepA] = p.transposeA ? [1, m] : [k, 1];
  const [columnStep, innerStepB] = p.transposeB ? [k, 1] : [1, n];
  for (let k0 = 0; k0 < k || k0 === 0; k0 += INNER_BLOCK) {
    const inner = Math.min(INNER_BLOCK, k - k0);
    const scaleC = k0 === 0 ? beta : 1;
    for (let j = 0; j < n; j += 4) {
      const width = Math.min(4, n - j);
      packPanel(panel, b, k0 * innerStepB + j * columnStep, innerStepB, columnStep, inner, width);
      for (let i = p.lower ? j : 0; i < m; i += 2) {
        const row0 = i * rowStep + k0 * innerStepA;
        const row1 = i + 1 < m ? row0 + rowStep : row0;
        tile(a as never, row0, row1, innerStepA, panel as never, inner, sums as never);
        update(c as never, i * n + j, width, sums as never, 0, alpha, scaleC);
        if (i + 1 < m) update(c as never, (i + 1) * n + j, width, sums as never, 4, alpha, scaleC);
      }
    }
  }
}

/** Four columns of op(B) side by side, zeros where there are fewer: read in order by every row of the tile. */
function packPanel(
  panel: Reals,
  b: Reals,
  start: number,
  innerStep: number,
  columnStep: number,
  inner: number,
  width: number,
): void {
  for (let l = 0; l < inner; l++) {
    for (let s = 0; s < 4; s++) panel[4 * l + s] = s < width ? b[start + l * innerStep + s * columnStep]! : 0;
  }
}

import { TILE } from './layout';

/**
 * Packs `count` rows (or columns) of `inner` entries into panels of `width`: for each inner index the `width` entries side
 * by side, zeros where the last panel hangs over. Steps are in bytes.
 */
/* @inline */ function pack<T>(
  to: usize,
  from: usize,
  count: i32,
  inner: i32,
  step: usize,
  innerStep: usize,
  width: i32,
): void {
  for (let first = 0; first < count; first += width) {
    const left = min(width, count - first);
    let at = from + (first as usize) * step;
    for (let l = 0; l < inner; ++l) {
      let item = at;
      for (let s = 0; s < left; ++s) {
        store<T>(to, load<T>(item));
        to += sizeof<T>();
        item += step;
      }
      for (let s = left; s < width; ++s) {
        store<T>(to, 0 as T);
        to += sizeof<T>();
      }
      at += innerStep;
    }
  }
}

export function pack64(to: usize, from: usize, count: i32, inner: i32, step: usize, innerStep: usize): void {
  pack<f64>(to, from, count, inner, step, innerStep, 4);
}

export function pack32(
  to: usize,
  from: usize,
  count: i32,
  inner: i32,
  step: usize,
  innerStep: usize,
  width: i32,
): void {
  pack<f32>(to, from, count, inner, step, innerStep, width);
}

/**
 * C = beta C + alpha A B over one block of inner terms, A in packed panels of 4 rows, B in packed panels of 4 columns.
 * `rowStep` is a row of C in bytes. Tiles that lie wholly above the diagonal are left out; `below` is how many rows
 * further down than its columns the block lies in C.
 */
export function multiply64(
  a: usize,
  b: usize,
  c: usize,
  rows: i32,
  columns: i32,
  inner: i32,
  rowStep: usize,
  alpha: f64,
  beta: f64,
  below: i32,
): void {
  const panel = (inner as usize) << 5;
  for (let j = 0; j < columns; j += 4) {
    for (let i = 0, at = a; i < rows; i += 4, at += panel) {
      if (j > i + 3 + below) continue;
      const to = c + (i as usize) * rowStep + ((j as usize) << 3);
      tile64(at, b, to, inner, rowStep, alpha, beta, min(4, rows - i), min(4, columns - j));
    }
    b += panel;
  }
}

/** Eight lanes of two: four rows by four columns, each entry summed in order. No fused multiply-add. */
function tile64(
  a: usize,
  b: usize,
  c: usize,
  inner: i32,
  rowStep: usize,
  alpha: f64,
  beta: f64,
  rows: i32,
  columns: i32,
): void {
  let s00 = f64x2.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  // One address decides when to stop: a second counter, or an unrolled loop, runs slower in V8.
  for (const end = b + ((inner as usize) << 5); b < end; b += 32) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load64_splat(a);
    s00 = f64x2.add(s00, f64x2.mul(x, b0));
    s01 = f64x2.add(s01, f64x2.mul(x, b1));
    x = v128.load64_splat(a, 8);
    s10 = f64x2.add(s10, f64x2.mul(x, b0));
    s11 = f64x2.add(s11, f64x2.mul(x, b1));
    x = v128.load64_splat(a, 16);
    s20 = f64x2.add(s20, f64x2.mul(x, b0));
    s21 = f64x2.add(s21, f64x2.mul(x, b1));
    x = v128.load64_splat(a, 24);
    s30 = f64x2.add(s30, f64x2.mul(x, b0));
    s31 = f64x2.add(s31, f64x2.mul(x, b1));
    a += 32;
  }
  if (rows === 4 && columns === 4) {
    updateRow64(c, s00, s01, alpha, beta);
    updateRow64(c + rowStep, s10, s11, alpha, beta);
    updateRow64(c + 2 * rowStep, s20, s21, alpha, beta);
    updateRow64(c + 3 * rowStep, s30, s31, alpha, beta);
    return;
  }
  v128.store(TILE, s00);
  v128.store(TILE, s01, 16);
  v128.store(TILE, s10, 32);
  v128.store(TILE, s11, 48);
  v128.store(TILE, s20, 64);
  v128.store(TILE, s21, 80);
  v128.store(TILE, s30, 96);
  v128.store(TILE, s31, 112);
  for (let i = 0; i < rows; ++i) {
    for (let j = 0; j < columns; ++j) {
      const at = c + (i as usize) * rowStep + ((j as usize) << 3);
      const old: f64 = beta === 0 ? 0 : beta * load<f64>(at);
      store<f64>(at, old + alpha * load<f64>(TILE + ((((i << 2) + j) as usize) << 3)));
    }
  }
}

/* @inline */ function updateRow64(c: usize, s0: v128, s1: v128, alpha: f64, beta: f64): void {
  let old0 = f64x2.splat(0);
  let old1 = f64x2.splat(0);
  if (beta !== 0) {
    old0 = f64x2.mul(f64x2.splat(beta), v128.load(c));
    old1 = f64x2.mul(f64x2.splat(beta), v128.load(c, 16));
  }
  v128.store(c, f64x2.add(old0, f64x2.mul(f64x2.splat(alpha), s0)));
  v128.store(c, f64x2.add(old1, f64x2.mul(f64x2.splat(alpha), s1)), 16);
}

/** The same in single precision: four rows by eight columns. */
export function multiply32(
  a: usize,
  b: usize,
  c: usize,
  rows: i32,
  columns: i32,
  inner: i32,
  rowStep: usize,
  alpha: f32,
  beta: f32,
  below: i32,
): void {
  for (let j = 0; j < columns; j += 8) {
    for (let i = 0, at = a; i < rows; i += 4, at += (inner as usize) << 4) {
      if (j > i + 3 + below) continue;
      const to = c + (i as usize) * rowStep + ((j as usize) << 2);
      tile32(at, b, to, inner, rowStep, alpha, beta, min(4, rows - i), min(8, columns - j));
    }
    b += (inner as usize) << 5;
  }
}

function tile32(
  a: usize,
  b: usize,
  c: usize,
  inner: i32,
  rowStep: usize,
  alpha: f32,
  beta: f32,
  rows: i32,
  columns: i32,
): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (const end = b + ((inner as usize) << 5); b < end; b += 32) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load32_splat(a);
    s00 = f32x4.add(s00, f32x4.mul(x, b0));
    s01 = f32x4.add(s01, f32x4.mul(x, b1));
    x = v128.load32_splat(a, 4);
    s10 = f32x4.add(s10, f32x4.mul(x, b0));
    s11 = f32x4.add(s11, f32x4.mul(x, b1));
    x = v128.load32_splat(a, 8);
    s20 = f32x4.add(s20, f32x4.mul(x, b0));
    s21 = f32x4.add(s21, f32x4.mul(x, b1));
    x = v128.load32_splat(a, 12);
    s30 = f32x4.add(s30, f32x4.mul(x, b0));
    s31 = f32x4.add(s31, f32x4.mul(x, b1));
    a += 16;
  }
  if (rows === 4 && columns === 8) {
    updateRow32(c, s00, s01, alpha, beta);
    updateRow32(c + rowStep, s10, s11, alpha, beta);
    updateRow32(c + 2 * rowStep, s20, s21, alpha, beta);
    updateRow32(c + 3 * rowStep, s30, s31, alpha, beta);
    return;
  }
  v128.store(TILE, s00);
  v128.store(TILE, s01, 16);
  v128.store(TILE, s10, 32);
  v128.store(TILE, s11, 48);
  v128.store(TILE, s20, 64);
  v128.store(TILE, s21, 80);
  v128.store(TILE, s30, 96);
  v128.store(TILE, s31, 112);
  for (let i = 0; i < rows; ++i) {
    for (let j = 0; j < columns; ++j) {
      const at = c + (i as usize) * rowStep + ((j as usize) << 2);
      const old: f32 = beta === 0 ? 0 : beta * load<f32>(at);
      store<f32>(at, old + alpha * load<f32>(TILE + ((((i << 3) + j) as usize) << 2)));
    }
  }
}

/* @inline */ function updateRow32(c: usize, s0: v128, s1: v128, alpha: f32, beta: f32): void {
  let old0 = f32x4.splat(0);
  let old1 = f32x4.splat(0);
  if (beta !== 0) {
    old0 = f32x4.mul(f32x4.splat(beta), v128.load(c));
    old1 = f32x4.mul(f32x4.splat(beta), v128.load(c, 16));
  }
  v128.store(c, f32x4.add(old0, f32x4.mul(f32x4.splat(alpha), s0)));
  v128.store(c, f32x4.add(old1, f32x4.mul(f32x4.splat(alpha), s1)), 16);
}

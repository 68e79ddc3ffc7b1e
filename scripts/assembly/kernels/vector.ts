/** Eight interleaved sums in four vectors, added pairwise; then the last length mod 8 terms, summed on their own. */
/* @inline */ function inner64(x: usize, y: usize, length: i32): f64 {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const end = x + ((length & ~7) << 3);
  for (; x < end; x += 64) {
    s0 = f64x2.add(s0, f64x2.mul(v128.load(x), v128.load(y)));
    s1 = f64x2.add(s1, f64x2.mul(v128.load(x, 16), v128.load(y, 16)));
    s2 = f64x2.add(s2, f64x2.mul(v128.load(x, 32), v128.load(y, 32)));
    s3 = f64x2.add(s3, f64x2.mul(v128.load(x, 48), v128.load(y, 48)));
    y += 64;
  }
  const sum = f64x2.add(f64x2.add(s0, s2), f64x2.add(s1, s3));
  let tail: f64 = 0;
  for (let i = length & 7; i > 0; --i) {
    tail += load<f64>(x) * load<f64>(y);
    x += 8;
    y += 8;
  }
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1) + tail;
}

/* @inline */ function inner32(x: usize, y: usize, length: i32): f32 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  const end = x + ((length & ~7) << 2);
  for (; x < end; x += 32) {
    s0 = f32x4.add(s0, f32x4.mul(v128.load(x), v128.load(y)));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(x, 16), v128.load(y, 16)));
    y += 32;
  }
  const half = f32x4.add(s0, s1);
  const even = f32x4.extract_lane(half, 0) + f32x4.extract_lane(half, 2);
  const odd = f32x4.extract_lane(half, 1) + f32x4.extract_lane(half, 3);
  let tail: f32 = 0;
  for (let i = length & 7; i > 0; --i) {
    tail += load<f32>(x) * load<f32>(y);
    x += 4;
    y += 4;
  }
  return even + odd + tail;
}

export function dot64(x: usize, y: usize, length: i32): f64 {
  return inner64(x, y, length);
}

export function dot32(x: usize, y: usize, length: i32): f32 {
  return inner32(x, y, length);
}

/** y += alpha x. */
export function axpy64(alpha: f64, x: usize, y: usize, length: i32): void {
  const factor = f64x2.splat(alpha);
  const end = x + ((length & ~1) << 3);
  for (; x < end; x += 16) {
    v128.store(y, f64x2.add(v128.load(y), f64x2.mul(factor, v128.load(x))));
    y += 16;
  }
  if (length & 1) store<f64>(y, load<f64>(y) + alpha * load<f64>(x));
}

export function axpy32(alpha: f32, x: usize, y: usize, length: i32): void {
  const factor = f32x4.splat(alpha);
  const end = x + ((length & ~3) << 2);
  for (; x < end; x += 16) {
    v128.store(y, f32x4.add(v128.load(y), f32x4.mul(factor, v128.load(x))));
    y += 16;
  }
  for (let i = length & 3; i > 0; --i) {
    store<f32>(y, load<f32>(y) + alpha * load<f32>(x));
    x += 4;
    y += 4;
  }
}

/** y = beta y + alpha A x. */
export function gemv64(rows: i32, columns: i32, alpha: f64, a: usize, x: usize, beta: f64, y: usize): void {
  for (let i = 0; i < rows; ++i) {
    const old: f64 = beta === 0 ? 0 : beta * load<f64>(y);
    store<f64>(y, old + alpha * inner64(a, x, columns));
    a += (columns as usize) << 3;
    y += 8;
  }
}

export function gemv32(rows: i32, columns: i32, alpha: f32, a: usize, x: usize, beta: f32, y: usize): void {
  for (let i = 0; i < rows; ++i) {
    const old: f32 = beta === 0 ? 0 : beta * load<f32>(y);
    store<f32>(y, old + alpha * inner32(a, x, columns));
    a += (columns as usize) << 2;
    y += 4;
  }
}

/** y = beta y + alpha Aᵀ x: rows of A are added in order, four in one pass over y. */
export function gemvTransposed64(rows: i32, columns: i32, alpha: f64, a: usize, x: usize, beta: f64, y: usize): void {
  for (let j = 0; j < columns; ++j) {
    const at = y + ((j as usize) << 3);
    store<f64>(at, beta === 0 ? 0 : beta * load<f64>(at));
  }
  const row = (columns as usize) << 3;
  let i = 0;
  for (; i + 4 <= rows; i += 4) {
    addFourRows64(
      alpha * load<f64>(x),
      alpha * load<f64>(x, 8),
      alpha * load<f64>(x, 16),
      alpha * load<f64>(x, 24),
      a,
      row,
      y,
    );
    a += 4 * row;
    x += 32;
  }
  for (; i < rows; ++i) {
    axpy64(alpha * load<f64>(x), a, y, columns);
    a += row;
    x += 8;
  }
}

/* @inline */ function addFourRows64(x0: f64, x1: f64, x2: f64, x3: f64, a: usize, row: usize, y: usize): void {
  const f0 = f64x2.splat(x0);
  const f1 = f64x2.splat(x1);
  const f2 = f64x2.splat(x2);
  const f3 = f64x2.splat(x3);
  const a1 = a + row;
  const a2 = a1 + row;
  const a3 = a2 + row;
  const whole = row & ~15;
  for (let at: usize = 0; at < whole; at += 16) {
    let sum = f64x2.add(v128.load(y + at), f64x2.mul(f0, v128.load(a + at)));
    sum = f64x2.add(sum, f64x2.mul(f1, v128.load(a1 + at)));
    sum = f64x2.add(sum, f64x2.mul(f2, v128.load(a2 + at)));
    v128.store(y + at, f64x2.add(sum, f64x2.mul(f3, v128.load(a3 + at))));
  }
  if (whole < row) {
    const last = load<f64>(y + whole) + x0 * load<f64>(a + whole) + x1 * load<f64>(a1 + whole);
    store<f64>(y + whole, last + x2 * load<f64>(a2 + whole) + x3 * load<f64>(a3 + whole));
  }
}

export function gemvTransposed32(rows: i32, columns: i32, alpha: f32, a: usize, x: usize, beta: f32, y: usize): void {
  for (let j = 0; j < columns; ++j) {
    const at = y + ((j as usize) << 2);
    store<f32>(at, beta === 0 ? 0 : beta * load<f32>(at));
  }
  for (let i = 0; i < rows; ++i) {
    axpy32(alpha * load<f32>(x), a, y, columns);
    a += (columns as usize) << 2;
    x += 4;
  }
}

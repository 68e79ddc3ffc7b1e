import { both } from './constant';
import { erfLanes } from './erf';
import { expLanes } from './exp';
import { TILE } from './layout';
import { ERF_ROOT_SLOPE, ERF_SLOPE, HALF, ONE, ROOT_HALF, TWO } from './names';
import { tanhLanes } from './tanh';

/** out[i] = f(x[i]) in double precision; `f` is the place of the function in ELEMENTWISE of src/numerics/kernels. */
export function map(f: i32, x: usize, out: usize, length: i32): void {
  mapPairs(f, x, out, x + (((length & ~1) as usize) << 3));
  if ((length & 1) === 0) return;
  const last = ((length - 1) as usize) << 3;
  store<f64>(TILE, load<f64>(x + last));
  mapPairs(f, TILE, TILE, TILE + 16);
  store<f64>(out + last, load<f64>(TILE));
}

function mapPairs(f: i32, x: usize, out: usize, end: usize): void {
  if (f === 0) exp(x, out, end);
  else if (f === 1) tanh(x, out, end);
  else if (f === 2) tanhDerivative(x, out, end);
  else if (f === 3) erf(x, out, end);
  else if (f === 4) erfDerivative(x, out, end);
  else if (f === 5) erfRoot(x, out, end);
  else if (f === 6) erfRootDerivative(x, out, end);
  else if (f === 7) sigmoid(x, out, end);
  else if (f === 8) sigmoidDerivative(x, out, end);
  else if (f === 9) relu(x, out, end);
  else if (f === 10) reluDerivative(x, out, end);
  else if (f === 11) square(x, out, end);
  else squareDerivative(x, out, end);
}

function exp(x: usize, out: usize, end: usize): void {
  for (; x < end; x += 16) {
    v128.store(out, expLanes(v128.load(x)));
    out += 16;
  }
}

function tanh(x: usize, out: usize, end: usize): void {
  for (; x < end; x += 16) {
    v128.store(out, tanhLanes(v128.load(x)));
    out += 16;
  }
}

function tanhDerivative(x: usize, out: usize, end: usize): void {
  for (; x < end; x += 16) {
    const t = tanhLanes(v128.load(x));
    v128.store(out, f64x2.sub(both(ONE), f64x2.mul(t, t)));
    out += 16;
  }
}

function erf(x: usize, out: usize, end: usize): void {
  for (; x < end; x += 16) {
    v128.store(out, erfLanes(v128.load(x)));
    out += 16;
  }
}

function erfDerivative(x: usize, out: usize, end: usize): void {
  for (; x < end; x += 16) {
    const v = v128.load(x);
    v128.store(out, f64x2.mul(both(ERF_SLOPE), expLanes(f64x2.neg(f64x2.mul(v, v)))));
    out += 16;
  }
}

function erfRoot(x: usize, out: usize, end: usize): void {
  for (; x < end; x += 16) {
    v128.store(out, erfLanes(f64x2.mul(v128.load(x), both(ROOT_HALF))));
    out += 16;
  }
}

function erfRootDerivative(x: usize, out: usize, end: usize): void {
  for (; x < end; x += 16) {
    const v = v128.load(x);
    const e = expLanes(f64x2.mul(f64x2.neg(both(HALF)), f64x2.mul(v, v)));
    v128.store(out, f64x2.mul(both(ERF_ROOT_SLOPE), e));
    out += 16;
  }
}

function sigmoid(x: usize, out: usize, end: usize): void {
  for (; x < end; x += 16) {
    const e = expLanes(f64x2.neg(v128.load(x)));
    v128.store(out, f64x2.div(both(ONE), f64x2.add(both(ONE), e)));
    out += 16;
  }
}

function sigmoidDerivative(x: usize, out: usize, end: usize): void {
  for (; x < end; x += 16) {
    const e = expLanes(f64x2.neg(f64x2.abs(v128.load(x))));
    const sum = f64x2.add(both(ONE), e);
    v128.store(out, f64x2.div(e, f64x2.mul(sum, sum)));
    out += 16;
  }
}

function relu(x: usize, out: usize, end: usize): void {
  for (; x < end; x += 16) {
    v128.store(out, f64x2.max(v128.load(x), f64x2.splat(0)));
    out += 16;
  }
}

function reluDerivative(x: usize, out: usize, end: usize): void {
  for (; x < end; x += 16) {
    const v = v128.load(x);
    const step = v128.and(both(ONE), f64x2.gt(v, f64x2.splat(0)));
    v128.store(out, v128.bitselect(v, step, f64x2.ne(v, v)));
    out += 16;
  }
}

function square(x: usize, out: usize, end: usize): void {
  for (; x < end; x += 16) {
    const v = v128.load(x);
    v128.store(out, f64x2.mul(v, v));
    out += 16;
  }
}

function squareDerivative(x: usize, out: usize, end: usize): void {
  for (; x < end; x += 16) {
    v128.store(out, f64x2.mul(both(TWO), v128.load(x)));
    out += 16;
  }
}

import { both } from './constant';
import { erfLanes } from './erf';
import { expLanes } from './exp';
import { TILE } from './layout';
import { ERF_ROOT_SLOPE, ERF_SLOPE, HALF, ONE, ROOT_HALF, TWO } from './names';
import { tanhLanes } from './tanh';

/** out[i] = f(x[i]) in double precision; `f` is the place of the function in ELEMENTWISE of src/numerics/kernels. */
export function map(f: i32, x: usize, out: usize, length: i32): void {
  mapPairs(f, x, out, length >> 1);
  if ((length & 1) === 0) return;
  const last = ((length - 1) as usize) << 3;
  store<f64>(TILE, load<f64>(x + last));
  mapPairs(f, TILE, TILE, 1);
  store<f64>(out + last, load<f64>(TILE));
}

function mapPairs(f: i32, x: usize, out: usize, pairs: i32): void {
  for (const end = x + ((pairs as usize) << 4); x < end; x += 16) {
    v128.store(out, lanes(f, v128.load(x)));
    out += 16;
  }
}

/* @inline */ function lanes(f: i32, x: v128): v128 {
  const one = both(ONE);
  const zero = f64x2.splat(0);
  switch (f) {
    case 0:
      return expLanes(x);
    case 1:
      return tanhLanes(x);
    case 2: {
      const t = tanhLanes(x);
      return f64x2.sub(one, f64x2.mul(t, t));
    }
    case 3:
      return erfLanes(x);
    case 4:
      return f64x2.mul(both(ERF_SLOPE), expLanes(f64x2.neg(f64x2.mul(x, x))));
    case 5:
      return erfLanes(f64x2.mul(x, both(ROOT_HALF)));
    case 6: {
      const e = expLanes(f64x2.mul(f64x2.neg(both(HALF)), f64x2.mul(x, x)));
      return f64x2.mul(both(ERF_ROOT_SLOPE), e);
    }
    case 7:
      return f64x2.div(one, f64x2.add(one, expLanes(f64x2.neg(x))));
    case 8: {
      const e = expLanes(f64x2.neg(f64x2.abs(x)));
      const sum = f64x2.add(one, e);
      return f64x2.div(e, f64x2.mul(sum, sum));
    }
    case 9:
      return f64x2.max(x, zero);
    case 10:
      return v128.bitselect(x, v128.and(one, f64x2.gt(x, zero)), f64x2.ne(x, x));
    case 11:
      return f64x2.mul(x, x);
    default:
      return f64x2.mul(both(TWO), x);
  }
}

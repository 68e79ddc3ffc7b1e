import { both, line } from './constant';
import { expNear } from './exp';
import { MINUS_ZERO, ONE, T1, T3, T5, T7, T9, T11, TANH_LARGE, TANH_SMALL, TANH_TINY, TWO } from './names';

/** Both lanes of tanh, as in src/numerics/math/tanh.ts. */
/* @inline */ export function tanhLanes(x: v128): v128 {
  const a = f64x2.abs(x);
  // From 22 on the formula gives 1 by itself; pmin passes NaN on.
  const e = expNear(f64x2.mul(both(TWO), f64x2.pmin(a, both(TANH_LARGE))));
  const large = f64x2.sub(both(ONE), f64x2.div(both(TWO), f64x2.add(e, both(ONE))));
  const signed = v128.or(large, v128.and(x, both(MINUS_ZERO)));
  const near = v128.bitselect(x, small(x), f64x2.lt(a, both(TANH_TINY)));
  return v128.bitselect(near, signed, f64x2.lt(a, both(TANH_SMALL)));
}

/* @inline */ function small(x: v128): v128 {
  const z = f64x2.mul(x, x);
  const zz = f64x2.mul(z, z);
  const zzzz = f64x2.mul(zz, zz);
  const low = f64x2.add(line(T1, z), f64x2.mul(zz, line(T3, z)));
  const middle = f64x2.add(line(T5, z), f64x2.mul(zz, line(T7, z)));
  const high = f64x2.add(middle, f64x2.mul(zzzz, f64x2.add(line(T9, z), f64x2.mul(zz, both(T11)))));
  return f64x2.add(x, f64x2.mul(f64x2.mul(x, z), f64x2.add(low, f64x2.mul(zzzz, high))));
}

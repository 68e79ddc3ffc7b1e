import { both, line } from './constant';
import { ERF_TABLE } from './layout';
import {
  EIGHT,
  EIGHTH,
  ERF_LARGE,
  ERF_LAST,
  ERF_SLOPE_EXCESS,
  F1,
  F3,
  F5,
  F7,
  HALF,
  MINUS_ZERO,
  ONE,
  ROUNDER,
  ROW,
} from './names';

/** The table begins at interval 4. */
const FIRST_ROW: usize = ERF_TABLE - 4 * 96;

/** Both lanes of erf, as in src/numerics/math/erf.ts. */
/* @inline */ export function erfLanes(x: v128): v128 {
  const a = f64x2.abs(x);
  if (i64x2.bitmask(f64x2.lt(a, both(ERF_LARGE))) === 3) return join(x, a, middle(a));
  return far(x, a);
}

/** Some lane is beyond 6, where the last interval is computed and replaced by 1, or NaN, which pmin passes on. */
function far(x: v128, a: v128): v128 {
  const inner = middle(f64x2.pmin(a, both(ERF_LAST)));
  return join(x, a, v128.bitselect(both(ONE), inner, f64x2.ge(a, both(ERF_LARGE))));
}

/* @inline */ function join(x: v128, a: v128, beyond: v128): v128 {
  return v128.bitselect(small(x), v128.or(beyond, v128.and(x, both(MINUS_ZERO))), f64x2.lt(a, both(HALF)));
}

/* @inline */ function small(x: v128): v128 {
  const z = f64x2.mul(x, x);
  const zz = f64x2.mul(z, z);
  const low = f64x2.add(line(F1, z), f64x2.mul(zz, line(F3, z)));
  const high = f64x2.add(line(F5, z), f64x2.mul(zz, line(F7, z)));
  const p = f64x2.add(low, f64x2.mul(f64x2.mul(zz, zz), high));
  return f64x2.add(x, f64x2.mul(x, f64x2.add(both(ERF_SLOPE_EXCESS), f64x2.mul(z, p))));
}

/**
 * For 1/2 <= a < 6 a polynomial about the centre of the interval, each lane with its own row of the table; below and for
 * NaN something or other, read from nearby.
 */
/* @inline */ function middle(a: v128): v128 {
  const i = f64x2.floor(f64x2.mul(a, both(EIGHT)));
  const h = f64x2.sub(a, f64x2.mul(f64x2.add(i, both(HALF)), both(EIGHTH)));
  // After the addition the low half of the bits is the offset of the row itself; NaN must not leave the memory.
  const bits = f64x2.add(f64x2.mul(i, both(ROW)), both(ROUNDER));
  const row0 = i32x4.extract_lane(bits, 0) & 8191;
  const row1 = i32x4.extract_lane(bits, 2) & 8191;
  const hh = f64x2.mul(h, h);
  const low = f64x2.add(
    pair(v128.load(row0, FIRST_ROW + 16), v128.load(row1, FIRST_ROW + 16), h),
    f64x2.mul(hh, pair(v128.load(row0, FIRST_ROW + 32), v128.load(row1, FIRST_ROW + 32), h)),
  );
  const mid = pair(v128.load(row0, FIRST_ROW + 48), v128.load(row1, FIRST_ROW + 48), h);
  const high = f64x2.add(
    pair(v128.load(row0, FIRST_ROW + 64), v128.load(row1, FIRST_ROW + 64), h),
    f64x2.mul(hh, pair(v128.load(row0, FIRST_ROW + 80), v128.load(row1, FIRST_ROW + 80), h)),
  );
  const inner = f64x2.add(mid, f64x2.mul(hh, high));
  const curve = f64x2.mul(h, f64x2.add(low, f64x2.mul(f64x2.mul(hh, hh), inner)));
  const head0 = v128.load(row0, FIRST_ROW);
  const head1 = v128.load(row1, FIRST_ROW);
  const value = i64x2.shuffle(head0, head1, 0, 2);
  return f64x2.add(value, f64x2.add(i64x2.shuffle(head0, head1, 1, 3), curve));
}

/** c0 + h c1 with the two coefficients of each lane side by side. */
/* @inline */ function pair(p: v128, q: v128, h: v128): v128 {
  return f64x2.add(i64x2.shuffle(p, q, 0, 2), f64x2.mul(h, i64x2.shuffle(p, q, 1, 3)));
}

import { both, line, one } from './constant';
import { EXP_TABLE } from './layout';
import { E2, E3, E4, E5, EXP_NEAR, ONE, ROUNDER, STEP_HIGH, STEP_LOW, STEPS_PER_UNIT } from './names';

// e^x as in src/numerics/math/exp.ts and exp-kernel.ts.

/** 2^e for -1074 <= e <= 1023. */
/* @inline */ export function powerOfTwo(e: i32): f64 {
  if (e >= -1022) return reinterpret<f64>(((e + 1023) as u64) << 52);
  return reinterpret<f64>((1 as u64) << (e + 1074));
}

export function exp(x: f64): f64 {
  if (!(x < 708 && x > -708)) return expFar(x);
  const steps = x * one(STEPS_PER_UNIT) + one(ROUNDER) - one(ROUNDER);
  const k = steps as i32;
  const r = x - steps * one(STEP_HIGH) - steps * one(STEP_LOW);
  const row = EXP_TABLE + ((k & 63) << 4);
  const t = load<f64>(row) * powerOfTwo(k >> 6);
  return t + t * excess(row, r);
}

/** NaN, overflow, underflow; near them the power of two is applied last. */
function expFar(x: f64): f64 {
  if (x > 710) return Infinity;
  if (!(x >= -746)) return x < 0 ? 0 : x;
  const steps = x * one(STEPS_PER_UNIT) + one(ROUNDER) - one(ROUNDER);
  const k = steps as i32;
  const r = x - steps * one(STEP_HIGH) + (0 - steps * one(STEP_LOW));
  const row = EXP_TABLE + ((k & 63) << 4);
  const v = load<f64>(row) + load<f64>(row) * excess(row, r);
  const e = k >> 6;
  if (e > 1023) return v * powerOfTwo(e - 16) * 65536;
  if (e < -1074) return v * 0.125 * powerOfTwo(e + 3);
  return v * powerOfTwo(e);
}

function excess(row: usize, r: f64): f64 {
  const rr = r * r;
  return load<f64>(row, 8) + r + rr * (one(E2) + r * one(E3) + rr * (one(E4) + r * one(E5)));
}

/** Both lanes. */
/* @inline */ export function expLanes(x: v128): v128 {
  if (i64x2.bitmask(f64x2.lt(f64x2.abs(x), both(EXP_NEAR))) === 3) return expNear(x);
  return f64x2.replace_lane(f64x2.splat(exp(f64x2.extract_lane(x, 0))), 1, exp(f64x2.extract_lane(x, 1)));
}

/** Both lanes, |x| < 708; NaN gives NaN. */
/* @inline */ export function expNear(x: v128): v128 {
  // After the addition the low half of the bits is the integer k itself.
  const shifted = f64x2.add(f64x2.mul(x, both(STEPS_PER_UNIT)), both(ROUNDER));
  const steps = f64x2.sub(shifted, both(ROUNDER));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(steps, both(STEP_HIGH))), f64x2.mul(steps, both(STEP_LOW)));
  const row0 = v128.load(EXP_TABLE + ((i32x4.extract_lane(shifted, 0) & 63) << 4));
  const row1 = v128.load(EXP_TABLE + ((i32x4.extract_lane(shifted, 2) & 63) << 4));
  // (k >> 6) << 52, added to the bits of 1.
  const power = i64x2.add(i64x2.shl(i64x2.shr_u(shifted, 6), 52), both(ONE));
  const t = f64x2.mul(i64x2.shuffle(row0, row1, 0, 2), power);
  const rr = f64x2.mul(r, r);
  const curve = f64x2.mul(rr, f64x2.add(line(E2, r), f64x2.mul(rr, line(E4, r))));
  return f64x2.add(t, f64x2.mul(t, f64x2.add(f64x2.add(i64x2.shuffle(row0, row1, 1, 3), r), curve)));
}

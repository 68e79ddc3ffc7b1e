import { one } from './constant';
import { powerOfTwo } from './exp';
import { LOG_TABLE } from './layout';
import { L2, L3, L4, L5, L6, L7, L8, LN2_HIGH, LN2_LOW } from './names';

const RANGE_START: i32 = 0x3fe66000;

/** log x for normal x > 0, as in src/numerics/math/log.ts. */
export function log(x: f64): f64 {
  const bits = ((reinterpret<u64>(x) >> 32) as i32) - RANGE_START;
  const k = bits >> 20;
  const row = LOG_TABLE + ((bits >> 14) & 63) * 24;
  const z = x * powerOfTwo(-k);
  const zHigh = z as f32 as f64;
  const inverse = load<f64>(row);
  const rHigh = zHigh * inverse - 1;
  const rLow = (z - zHigh) * inverse;
  const r = rHigh + rLow;
  const base = (k as f64) * one(LN2_HIGH) + load<f64>(row, 8);
  const hi = base + rHigh;
  const hiLow = base === 0 ? 0 : base - hi + rHigh;
  const rr = r * r;
  const high = one(L4) + r * one(L5) + rr * (one(L6) + r * one(L7) + rr * one(L8));
  const curve = rr * (one(L2) + r * one(L3) + rr * high);
  return hi + (hiLow + (rLow + ((k as f64) * one(LN2_LOW) + load<f64>(row, 16)) + curve));
}

import { CONSTANTS } from './layout';

/** The constant at a place of the table, in both lanes: V8 reads it faster from memory than it builds it from code. */
/* @inline */ export function both(index: i32): v128 {
  return v128.load64_splat(CONSTANTS + ((index as usize) << 3));
}

/** The same constant once. */
/* @inline */ export function one(index: i32): f64 {
  return load<f64>(CONSTANTS + ((index as usize) << 3));
}

/** c0 + z c1 with two neighbouring constants. */
/* @inline */ export function line(index: i32, z: v128): v128 {
  return f64x2.add(both(index), f64x2.mul(z, both(index + 1)));
}

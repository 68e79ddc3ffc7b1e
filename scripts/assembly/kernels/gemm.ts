import { TILE } from './layout';

/**
 * Packs `count` rows (or columns) of `inner` entries into panels of `width`: for each inner index the `width` entries side
 * by side, zeros where the last panel hangs over. Steps are in bytes.
 */
// @ts-ignore: decorator
@inline
function pack<T>(to: usize, from: usize, count: i32, inner: i32, step: usize, innerStep: usize, width: i32): void {
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

export function pack64(to: usize, from: usize, count: i32, inner: i32, step: usize, innerStep: usize, width: i32): void {
  if (width == 4) pack<f64>(to, from, count, inner, step, innerStep, 4);
}

export function pack32(to: usize, from: usize, count: i32, inner: i32, step: usize, innerStep: usize, width: i32): void {
  if (width == 4) pack<f32>(to, from, count, inner, step, innerStep, 4);
  else pack<f32>(to, from, count, inner, step, innerStep, 8);
}

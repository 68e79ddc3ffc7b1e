import { fill } from '../philox';
import { one } from './constant';
import { exp } from './exp';
import { WORDS, ZIGGURAT } from './layout';
import { log } from './log';
import { TAIL_START } from './names';

// The ziggurat of src/numerics/random/normal.ts on the words of a stream.
const BLOCKS: i32 = 64;
const END: usize = WORDS + 16 * BLOCKS;
const SCALE: usize = ZIGGURAT + 257 * 8;
const DENSITY: usize = SCALE + 257 * 8;

let key0: u32 = 0;
let key1: u32 = 0;
let high0: u32 = 0;
let high1: u32 = 0;
let block: u64 = 0;
let cursor: usize = 0;

/** Continues with the stream of this identity at pair 2 `first` + `odd`. */
export function openStream(k0: u32, k1: u32, h0: u32, h1: u32, first: f64, odd: i32): void {
  key0 = k0;
  key1 = k1;
  high0 = h0;
  high1 = h1;
  block = first as u64;
  refill();
  cursor = WORDS + ((odd as usize) << 3);
}

/** The next pair, counted as `position` of the stream counts. */
export function streamPosition(): f64 {
  return 2 * (block as f64) - (((END - cursor) >> 3) as f64);
}

/** The next `count` normal numbers of the open stream. */
export function fillNormals(out: usize, count: i32): void {
  const end = out + ((count as usize) << 3);
  let at = cursor;
  while (out < end) {
    if (at === END) {
      refill();
      at = WORDS;
    }
    const pair = load<u64>(at);
    at += 8;
    const layer = ((pair as usize) & 255) << 3;
    // The first word's upper 21 bits, signed, above the second word: exact, as is adding the half.
    const signed = (((rotr(pair, 32) as i64) >> 43) << 32) | ((pair >> 32) as i64);
    let x = ((signed as f64) + 0.5) * load<f64>(SCALE + layer);
    if (!(abs(x) < load<f64>(ZIGGURAT + 8 + layer))) {
      cursor = at;
      x = outside(layer, x);
      at = cursor;
      if (x === 0) continue;
    }
    store<f64>(out, x);
    out += 8;
  }
  cursor = at;
}

function refill(): void {
  fill(BLOCKS >> 2, key0, key1, block as u32, (block >> 32) as u32, high0, high1);
  block += BLOCKS;
  cursor = WORDS;
}

function takePair(): usize {
  if (cursor === END) refill();
  cursor += 8;
  return cursor - 8;
}

function uniform(): f64 {
  let u: f64 = 0;
  while (u === 0) {
    const at = takePair();
    const high = ((load<u32>(at) >> 5) as f64) * 67108864;
    u = (high + ((load<u32>(at, 4) >> 6) as f64)) / 9007199254740992;
  }
  return u;
}

/** The wedge or the tail of a layer: a normal number, or 0 to try another layer. */
function outside(layer: usize, x: f64): f64 {
  if (layer === 0) return beyond(x < 0);
  const low = load<f64>(DENSITY + layer);
  const height = low + uniform() * (load<f64>(DENSITY + 8 + layer) - low);
  return height < exp(-0.5 * x * x) ? x : 0;
}

function beyond(negative: bool): f64 {
  const start = one(TAIL_START);
  let excess: f64 = 0;
  let bound: f64 = 0;
  do {
    excess = -log(uniform()) / start;
    bound = -2 * log(uniform());
  } while (!(bound > excess * excess));
  return negative ? -start - excess : start + excess;
}

import { NumericalError } from '../errors.js';
import { philoxBlocks } from './philox.js';
import { philoxKernel } from './philox-kernel.js';

const BLOCKS = 64;
const WORDS = 4 * BLOCKS;
const TWO_32 = 4294967296;

/** Kinds of addresses, mixed into the key so that a number, a text and a draw never encrypt the same counter. */
const NUMBER = 0x5bd1e995;
const TEXT = 0x2545f491;

/**
 * A stream of random numbers: a fixed identity (`key0`, `key1`, `high0`, `high1`) and a place in it.
 * Every draw takes whole pairs of words in order, so numbers do not depend on how draws are grouped into calls.
 */
export interface Stream {
  readonly key0: number;
  readonly key1: number;
  readonly high0: number;
  readonly high1: number;
  /** Words generated ahead, from block `block - 64` to `block - 1`; read through `takePair`. */
  readonly words: Uint32Array;
  /** Index of the next block to generate. */
  block: number;
  /** Index of the next unread word, even. */
  cursor: number;
}

const scratch = /* @__PURE__ */ new Uint32Array(4);

type Identity = readonly [key0: number, key1: number, high0: number, high1: number];

let fill: typeof philoxBlocks | undefined;

/**
 * The stream at an address: `randomStream(seed, 'noise', replica)`. The same address gives the same numbers for ever.
 * `seed` and numbers in `path` are integers in [0, 2^53); texts are told apart from numbers. Children of one address
 * never share an identity; unrelated addresses share one with probability 2^-128. Throws NumericalError RANDOM_ADDRESS.
 */
export function randomStream(seed: number, ...path: readonly (number | string)[]): Stream {
  requireInteger('seed', seed);
  return open([seed | 0, (seed / TWO_32) | 0, 0, 0], path);
}

/** The stream at an address below another's: `substream(randomStream(1, 2), 3)` is `randomStream(1, 2, 3)`, wherever the parent has got to. */
export function substream(parent: Stream, ...path: readonly (number | string)[]): Stream {
  return open([parent.key0, parent.key1, parent.high0, parent.high1], path);
}

/** Pairs of words drawn so far: with the address, all there is to save. A draw may take more than one pair. */
export function positionOf(stream: Stream): number {
  return 2 * stream.block - (WORDS - stream.cursor) / 2;
}

/** Moves a stream to a position that `positionOf` gave, in constant time. Throws NumericalError RANDOM_ADDRESS. */
export function seek(stream: Stream, position: number): void {
  requireInteger('position', position);
  stream.block = Math.floor(position / 2);
  refill(stream);
  stream.cursor = 2 * (position % 2);
}

/** Index in `stream.words` of the next two words, which count as drawn. For writing new distributions. */
export function takePair(stream: Stream): number {
  if (stream.cursor === WORDS) refill(stream);
  const at = stream.cursor;
  stream.cursor = at + 2;
  return at;
}

function open(start: Identity, path: readonly (number | string)[]): Stream {
  const identity = path.reduce(descend, start);
  const [key0, key1, high0, high1] = identity;
  return { key0, key1, high0, high1, words: new Uint32Array(WORDS), block: 0, cursor: WORDS };
}

function descend(identity: Identity, step: number | string): Identity {
  if (typeof step === 'number') {
    requireInteger('path', step);
    return child(identity, NUMBER, step);
  }
  let inner = child(identity, TEXT, step.length);
  for (let i = 0; i < step.length; i++) inner = child(inner, TEXT, step.charCodeAt(i));
  return inner;
}

/** For one parent and kind, different steps give different identities: a block cipher is one-to-one. */
function child([key0, key1, high0, high1]: Identity, kind: number, step: number): Identity {
  philoxBlocks(scratch, key0 ^ kind, key1, step | 0, Math.floor(step / TWO_32), high0, high1);
  return [scratch[0]! | 0, scratch[1]! | 0, scratch[2]! | 0, scratch[3]! | 0];
}

function refill(stream: Stream): void {
  fill ??= philoxKernel(WORDS) ?? philoxBlocks;
  const { words, key0, key1, high0, high1, block } = stream;
  fill(words, key0, key1, block | 0, Math.floor(block / TWO_32), high0, high1);
  stream.block = block + BLOCKS;
  stream.cursor = 0;
}

function requireInteger(what: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 0) return;
  throw new NumericalError({
    code: 'RANDOM_ADDRESS',
    what: `random stream: ${what} is ${value}`,
    cause: 'seeds, path entries and positions count from 0 up',
    remedy: 'pass an integer between 0 and 9007199254740991',
  });
}

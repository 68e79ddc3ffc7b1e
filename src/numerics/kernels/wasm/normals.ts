import { positionOf, type Stream, seek } from '../../random/index.js';
import type { Reals } from '../kernels.js';
import type { Exports } from './instance.js';
import type { Memory } from './memory.js';

/** Numbers that go through the scratch space at a time. */
const CHUNK = 4096;

/** The same numbers as `fillNormals` of numerics/random, and leaves the stream in the same place. */
export function fillNormals(wasm: Exports, memory: Memory, out: Reals, stream: Stream): void {
  const position = positionOf(stream);
  wasm.openStream(stream.key0, stream.key1, stream.high0, stream.high1, Math.floor(position / 2), position % 2);
  if (out instanceof Float64Array && memory.holds(out)) {
    wasm.fillNormals(out.byteOffset, out.length);
  } else {
    const chunk = memory.scratch(new Float64Array(0), 0, Math.min(CHUNK, out.length));
    for (let at = 0; at < out.length; at += CHUNK) {
      const length = Math.min(CHUNK, out.length - at);
      wasm.fillNormals(chunk.byteOffset, length);
      out.set(length === chunk.length ? chunk : chunk.subarray(0, length), at);
    }
  }
  seek(stream, wasm.streamPosition());
}

import type { Arena, Reals } from '../kernels.js';
import { createHeap } from './heap.js';
import type { Exports } from './instance.js';

const PAGE = 65536;

/** The linear memory of an instance: arenas above, scratch space below. */
export interface Memory {
  arena(bytes: number): Arena;
  /** Whether the array lies in this memory, so that its `byteOffset` is its address. */
  holds(array: Reals): boolean;
  /** `length` numbers of scratch space, of the same format as `like`, from a byte offset into it. */
  scratch<T extends Reals>(like: T, byteOffset: number, length: number): T;
  /** Bytes handed out to arenas. */
  used(): number;
  /** Bytes of the memory as a whole. */
  size(): number;
}

/**
 * Memory can only grow, and growing detaches every array in it. It therefore grows only while no arena is open; an arena
 * that finds no room hands out ordinary arrays, which kernels copy in and out, and the next quiet moment makes the room.
 */
export function createMemory({ memory, HEAP, SPACE }: Exports): Memory {
  const heap = createHeap(HEAP.value, Math.max(HEAP.value, memory.buffer.byteLength));
  let buffer = memory.buffer;
  let open = 0;
  let wanted = 0;

  function makeRoom(bytes: number): void {
    const room = buffer.byteLength - HEAP.value;
    if (bytes <= room) return;
    try {
      memory.grow(Math.ceil((bytes - room) / PAGE));
    } catch {
      return; // The host gives no more: arenas go on with ordinary arrays.
    }
    buffer = memory.buffer;
    heap.extend(buffer.byteLength);
  }

  function arena(bytes: number): Arena {
    wanted = Math.max(wanted, bytes);
    if (open === 0) makeRoom(wanted);
    open += 1;
    const addresses: number[] = [];
    let total = 0;
    let released = false;
    const place = (size: number): number | undefined => {
      if (released) throw new Error('arena used after its release');
      total += size + 64;
      wanted = Math.max(wanted, total);
      const address = heap.allocate(size);
      if (address !== undefined) addresses.push(address);
      return address;
    };
    return {
      f64: (length) => {
        const at = place(8 * length);
        return at === undefined ? new Float64Array(length) : new Float64Array(buffer, at, length).fill(0);
      },
      f32: (length) => {
        const at = place(4 * length);
        return at === undefined ? new Float32Array(length) : new Float32Array(buffer, at, length).fill(0);
      },
      release: () => {
        if (released) return;
        released = true;
        open -= 1;
        for (const address of addresses) heap.free(address);
      },
    };
  }

  return {
    arena,
    holds: (array) => array.buffer === buffer,
    scratch: <T extends Reals>(like: T, byteOffset: number, length: number): T => {
      const at = SPACE.value + byteOffset;
      return (
        like instanceof Float64Array ? new Float64Array(buffer, at, length) : new Float32Array(buffer, at, length)
      ) as T;
    },
    used: heap.used,
    size: () => buffer.byteLength,
  };
}

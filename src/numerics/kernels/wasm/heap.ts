/** Stretches of a linear memory, handed out first fit and given back in any order. */
export interface Heap {
  /** Address of `bytes` free bytes, a multiple of 64, or nothing when no gap is large enough. */
  allocate(bytes: number): number | undefined;
  /** Gives back what `allocate` returned. */
  free(address: number): void;
  /** Moves the end of the memory up. */
  extend(end: number): void;
  /** Bytes handed out. */
  used(): number;
}

/** Alignment: a cache line. */
const LINE = 64;

/** A heap over the addresses from `start` to `end`, both multiples of 64. */
export function createHeap(start: number, end: number): Heap {
  // Gaps in order of address, never two side by side.
  const gaps: { start: number; end: number }[] = start < end ? [{ start, end }] : [];
  const taken = new Map<number, number>();
  let top = end;

  function insert(from: number, to: number): void {
    let at = gaps.findIndex((gap) => gap.start >= to);
    if (at < 0) at = gaps.length;
    const before = gaps[at - 1];
    const after = gaps[at];
    const first = before?.end === from ? before.start : from;
    const last = after?.start === to ? after.end : to;
    const joined = (first < from ? 1 : 0) + (last > to ? 1 : 0);
    gaps.splice(first < from ? at - 1 : at, joined, { start: first, end: last });
  }

  return {
    allocate(bytes) {
      const size = Math.max(LINE, Math.ceil(bytes / LINE) * LINE);
      const at = gaps.findIndex((gap) => gap.end - gap.start >= size);
      const gap = gaps[at];
      if (gap === undefined) return undefined;
      const address = gap.start;
      gap.start += size;
      if (gap.start === gap.end) gaps.splice(at, 1);
      taken.set(address, size);
      return address;
    },
    free(address) {
      const size = taken.get(address) ?? 0;
      if (taken.delete(address)) insert(address, address + size);
    },
    extend(to) {
      if (to > top) insert(top, to);
      top = Math.max(top, to);
    },
    used: () => [...taken.values()].reduce((sum, size) => sum + size, 0),
  };
}

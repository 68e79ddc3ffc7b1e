/** A set of addresses below `size`, one bit each. */
export function bitSet(size: number): { has(k: number): boolean; add(k: number): void; count(): number } {
  const words = new Uint32Array(Math.ceil(size / 32));
  let count = 0;
  const has = (k: number) => ((words[k >>> 5]! >>> (k & 31)) & 1) === 1;
  return {
    has,
    add(k) {
      if (has(k)) return;
      words[k >>> 5]! |= 1 << (k & 31);
      count++;
    },
    count: () => count,
  };
}

/** Fixed arguments for the frozen hashes: spread over all exponents, the ranges in use, integers and half integers. Exact arithmetic only. */
export function fixedArguments(count: number): Float64Array {
  const values = new Float64Array(count);
  const view = new DataView(new ArrayBuffer(8));
  let state = 0x9e3779b9;
  const word = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const unit = () => (word() - 2147483648) / 2147483648;
  const kinds = [
    () => {
      view.setUint32(0, word());
      view.setUint32(4, word());
      const x = view.getFloat64(0);
      return Number.isNaN(x) ? 0.5 : x;
    },
    () => unit(),
    () => unit() * 8,
    () => unit() * 750,
    () => Math.abs(unit()),
    () => 1 + unit() / 64,
    () => (word() % 200) / 2 - 50,
    () => unit() * 1e6,
  ];
  for (let i = 0; i < count; i++) values[i] = kinds[i % kinds.length]!();
  return values;
}

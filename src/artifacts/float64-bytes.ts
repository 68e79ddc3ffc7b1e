/** Float64 values as little-endian bytes; every NaN as the same one, since engines may differ in its payload. */
export function float64Bytes(values: Float64Array): Uint8Array {
  const bytes = new Uint8Array(8 * values.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) view.setUint32(8 * i + 4, 0x7ff80000, true);
    else view.setFloat64(8 * i, values[i]!, true);
  }
  return bytes;
}

/** The distance from `got` (+ `low`) to the number written in `digits` (any length), in units of the last place of the exact number. */
export function ulpError(got: number, digits: string, low = 0): number {
  if (!Number.isFinite(got + low)) return Infinity;
  const [mantissa, exponent] = decimal(digits);
  const scale = 1160n; // everything in units of 2^-1160 10^-power
  const power = exponent < 0n ? -exponent : 0n;
  const exact = (mantissa * 10n ** (exponent + power)) << scale;
  const value = (scaled(got, scale) + scaled(low, scale)) * 10n ** power;
  const unit = scaled(ulp(Number(digits)), scale) * 10n ** power;
  const difference = value > exact ? value - exact : exact - value;
  return Number((difference * 1_000_000_000_000n) / unit) / 1_000_000_000_000;
}

function decimal(digits: string): [bigint, bigint] {
  const [number = '', exponent = '0'] = digits.split('e');
  const [whole = '', fraction = ''] = number.split('.');
  return [BigInt(whole + fraction), BigInt(exponent) - BigInt(fraction.length)];
}

/** x 2^scale as an integer. */
function scaled(x: number, scale: bigint): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 2047n;
  const fraction = bits & 0xfffffffffffffn;
  const magnitude = exponent === 0n ? fraction : fraction | 0x10000000000000n;
  const shifted = magnitude << (scale - 1074n + (exponent === 0n ? 0n : exponent - 1n));
  return bits >> 63n === 0n ? shifted : -shifted;
}

/** Spacing of the doubles at x: 2^-1074 among the subnormals. */
export function ulp(x: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const exponent = (view.getUint16(0) >> 4) & 2047;
  return 2 ** (Math.max(exponent, 1) - 1075);
}

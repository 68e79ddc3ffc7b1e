const raised: Record<string, string> = { '-': '⁻', '+': '⁺' };
'⁰¹²³⁴⁵⁶⁷⁸⁹'.split('').forEach((digit, i) => {
  raised[String(i)] = digit;
});

/** A whole number as superscript: `-3` is `⁻³`. */
export function superscript(exponent: number): string {
  return String(exponent).replace(/./g, (character) => raised[character] ?? '');
}

/** A number for reading: `digits` significant ones, true minus, powers of ten instead of `e`. */
export function readable(value: number, digits = 4): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) return power(value, digits);
  return minus(String(Number(value.toPrecision(digits))));
}

function power(value: number, digits: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const factor = String(Number(mantissa));
  const ten = `10${superscript(Number(exponent))}`;
  if (factor === '1') return ten;
  return minus(factor === '-1' ? `-${ten}` : `${factor}×${ten}`);
}

function minus(text: string): string {
  return text.replace(/^-/, '−');
}

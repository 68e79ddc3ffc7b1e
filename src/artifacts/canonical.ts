import { InputError } from '../contract/index.js';

/**
 * Canonical JSON (RFC 8785): keys sorted by UTF-16 units, no blanks, numbers as ECMAScript prints them.
 * Infinities are written "Infinity" and "-Infinity", properties that are undefined are left out.
 * @throws InputError `TEXT_INVALID` for NaN, lone surrogates, and values that are not plain data.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value instanceof Float64Array || value instanceof Uint32Array)
    return `[${Array.from(value, canonicalNumber).join(',')}]`;
  if (typeof value !== 'object') throw notPlain(typeof value);
  const properties = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${properties.map(([key, v]) => `${canonicalString(key)}:${canonicalJson(v)}`).join(',')}}`;
}

function canonicalNumber(value: number): string {
  if (Number.isNaN(value)) throw notPlain('NaN');
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}

function canonicalString(value: string): string {
  if (!isWellFormed(value)) throw notPlain('text with half a surrogate pair');
  return JSON.stringify(value);
}

function isWellFormed(text: string): boolean {
  return !/[\ud800-\udfff]/u.test(text);
}

function notPlain(received: string): InputError {
  return new InputError({
    code: 'TEXT_INVALID',
    path: 'canonical JSON',
    expected: 'plain data: null, true, false, numbers, well-formed text, lists and objects',
    received,
    next: 'Remove the value',
  });
}

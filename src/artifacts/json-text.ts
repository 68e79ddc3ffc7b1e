const lineWidth = 120;

/**
 * JSON made to be read: short lists and objects on one line, lists of numbers always. Numbers come back bit for bit;
 * infinities are written "Infinity" and "-Infinity", NaN (no value there) as null, typed arrays as lists.
 */
export function jsonText(value: unknown, indent = ''): string {
  if (typeof value === 'number') return numberText(value);
  if (value instanceof Float64Array || value instanceof Uint32Array)
    return `[${Array.from(value, numberText).join(', ')}]`;
  if (Array.isArray(value)) return listText(value, indent);
  if (value !== null && typeof value === 'object') return objectText(value, indent);
  return JSON.stringify(value) ?? 'null';
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'null';
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}

function listText(list: unknown[], indent: string): string {
  const items = list.map((item) => jsonText(item, `${indent}  `));
  const flat = `[${items.join(', ')}]`;
  const scalars = list.every((item) => item === null || typeof item === 'number' || typeof item === 'boolean');
  return scalars || fits(flat, indent) ? flat : `[\n${lines(items, indent)}\n${indent}]`;
}

function objectText(object: object, indent: string): string {
  const properties = Object.entries(object).filter(([, v]) => v !== undefined);
  const items = properties.map(([key, v]) => `${JSON.stringify(key)}: ${jsonText(v, `${indent}  `)}`);
  const flat = items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
  return fits(flat, indent) ? flat : `{\n${lines(items, indent)}\n${indent}}`;
}

function fits(flat: string, indent: string): boolean {
  return flat.length + indent.length <= lineWidth && !flat.includes('\n');
}

function lines(items: string[], indent: string): string {
  return items.map((item) => `${indent}  ${item}`).join(',\n');
}

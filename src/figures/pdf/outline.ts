const commands = /([a-zA-Z])([^a-zA-Z]*)/g;
const arity: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, Z: 0 };

/** SVG path data as PDF path operators (ISO 32000-1, 8.5.2). @throws Error for a command figures do not use. */
export function pathOperators(data: string): string {
  const out: string[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, letter = '', rest = ''] of data.matchAll(commands)) {
    const command = letter.toUpperCase();
    const count = arity[command];
    if (count === undefined) throw new Error(`path command '${letter}' cannot be written to PDF`);
    const relative = letter !== command;
    const numbers = (rest.match(/-?\d*\.?\d+(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    for (let k = 0; k === 0 || k + count <= numbers.length; k += Math.max(1, count)) {
      if (command === 'Z') {
        out.push('h');
        [x, y] = [startX, startY];
        break;
      }
      const given = numbers.slice(k, k + count);
      const points = absolute(command, given, relative, x, y);
      [x, y] = points.slice(-2) as [number, number];
      if (command === 'M' && k === 0) [startX, startY] = [x, y];
      out.push(`${points.map(real).join(' ')} ${command === 'C' ? 'c' : command === 'M' && k === 0 ? 'm' : 'l'}`);
    }
  }
  return out.join('\n');
}

function absolute(command: string, given: number[], relative: boolean, x: number, y: number): number[] {
  if (command === 'H') return [(given[0] as number) + (relative ? x : 0), y];
  if (command === 'V') return [x, (given[0] as number) + (relative ? y : 0)];
  return relative ? given.map((value, k) => value + (k % 2 === 0 ? x : y)) : given;
}

/** A circle as four Bézier arcs. */
export function circleOperators(x: number, y: number, r: number): string {
  const c = 0.5522847498 * r;
  const arc = (...points: number[]) => `${points.map(real).join(' ')} c`;
  return [
    `${real(x + r)} ${real(y)} m`,
    arc(x + r, y + c, x + c, y + r, x, y + r),
    arc(x - c, y + r, x - r, y + c, x - r, y),
    arc(x - r, y - c, x - c, y - r, x, y - r),
    arc(x + c, y - r, x + r, y - c, x + r, y),
    'h',
  ].join('\n');
}

/** A number as PDF writes it: no exponent, four decimals. */
export function real(value: number): string {
  return String(Number(value.toFixed(4)) + 0);
}

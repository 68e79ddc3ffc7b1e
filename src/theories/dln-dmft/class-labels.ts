import type { Setting } from './conversions.js';
import type { Component } from './teacher.js';

/** Names of the classes of coordinates: component of the teacher within start. */
export function classLabels({ teacher, starts, measured }: Setting): string[] {
  const nameOf = (part: Component) => (measured?.fit ? 'measured' : labelOf(part));
  return starts.flatMap(({ scale }) =>
    teacher.map((part) => nameOf(part) + (starts.length > 1 ? `, α = ${scale}` : '')),
  );
}

function labelOf(part: Component): string {
  return part.kind === 'atom' ? `w* = ${part.value}` : `w* ~ N(0, ${part.standardDeviation}²)`;
}

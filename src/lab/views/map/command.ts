import { commandLine } from '../../../artifacts/command-line.js';
import type { Plain } from '../../../contract/index.js';
import { levels } from './levels.js';
import type { MapAxis, MapWish } from './wish.js';

/** The command line that draws this map on the grid it has now. */
export function mapCommand({ theory, parameters, seed, x, y, measure, replicas }: MapWish, level: number): string {
  const own = Object.entries(parameters).filter(([name]) => name !== x.name && name !== y.name);
  const range = ({ name, from, to, scale }: MapAxis) => `${name}=${from}:${to}:${levels[level]}:${scale}`;
  return commandLine([
    'map',
    theory,
    '--x',
    range(x),
    '--y',
    range(y),
    '--value',
    measure,
    '--replicas',
    String(replicas),
    ...(seed === 0 ? [] : ['--seed', String(seed)]),
    ...own.map(([name, value]) => `--${kebab(name)}=${text(value)}`),
  ]);
}

function text(value: Plain): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

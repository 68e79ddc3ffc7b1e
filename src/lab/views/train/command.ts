import { commandLine } from '../../../artifacts/command-line.js';
import type { Plain } from '../../../contract/index.js';
import type { Told } from './wish.js';

/** The command line that trains this network: same numbers, same hash. Data are named by their file. */
export function trainCommand({ data, file, inputs, label, seed, parameters }: Told): string {
  return commandLine([
    'train',
    `--data=${data === 'file' ? (file ?? 'FILE.csv') : data}`,
    ...(inputs ? [`--x=${inputs.join(',')}`] : []),
    ...(label === undefined ? [] : [`--y=${label}`]),
    ...(seed === 0 ? [] : [`--seed=${seed}`]),
    ...Object.entries(parameters).map(([name, value]) => `--${kebab(name)}=${text(value)}`),
  ]);
}

function text(value: Plain): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

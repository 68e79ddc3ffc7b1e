import { commandLine } from '../../artifacts/command-line.js';
import type { Spec } from '../../artifacts/spec.js';
import type { Plain } from '../../contract/index.js';
import { treatmentOf } from '../data/treatment.js';

/** The command line that runs this spec: same parameters, same numbers, same hash. Data are named by their file. */
export function cliCommand(spec: Spec, ofData: readonly string[] = []): string {
  const own = Object.entries(spec.parameters).filter(([name]) => !ofData.includes(name));
  const given: [string, unknown][] = [
    ['simulate', spec.replicas],
    ['seed', spec.seed === 0 ? undefined : spec.seed],
    ['quality', spec.quality === 'publication' ? undefined : spec.quality],
    ['tolerance', spec.tolerance],
    ['engine', spec.engine],
    ['simulator', spec.simulator],
    ['sizes', spec.sizes?.join(',')],
    ['times', spec.times?.join(',')],
    ['quantities', spec.quantities?.join(',')],
  ];
  const flags = given.filter(([, value]) => value !== undefined).map(([name, value]) => `--${name}=${value}`);
  const varied = Object.entries(spec.vary ?? {}).map(([name, values]) => `${name}=${listText(values)}`);
  return commandLine([
    'run',
    spec.theory,
    ...dataFlags(spec.data),
    ...own.map(([name, value]) => `--${kebab(name)}=${text(value)}`),
    ...flags,
    ...(varied.length > 0 ? ['--vary', ...varied] : []),
  ]);
}

/** The flags that train on the same columns of the same file. */
export function dataFlags(data: Spec['data']): string[] {
  if (!data) return [];
  const { centre, scale } = treatmentOf(data.preprocessing);
  return [
    `--data=${data.source}`,
    `--x=${data.inputs.join(',')}`,
    `--y=${data.label}`,
    ...(data.rows === undefined ? [] : [`--rows=${data.rows}`]),
    ...(centre ? ['--centre'] : []),
    ...(scale === 'none' ? [] : [`--scaling=${scale}`]),
  ];
}

function listText(values: Plain[]): string {
  const simple = values.every((value) => typeof value === 'number' || typeof value === 'string');
  return simple ? values.join(',') : JSON.stringify(values);
}

function text(value: Plain): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

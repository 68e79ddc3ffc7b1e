import type { Plain } from '../../../contract/index.js';
import type { Look } from '../../state/look.js';

/** A training run as the address tells it: `&train.data=digits&net.hiddenWidths=[64,64]`. */
export interface Told {
  /** A named set, or `file` for one the reader dropped. */
  data: string;
  /** Name and hash of that file. */
  file?: string;
  sha256?: string;
  inputs?: string[];
  label?: string;
  seed: number;
  /** Only what differs from the defaults of `curvecast train`. */
  parameters: Record<string, Plain>;
}

/** Enough rows to see everything, few enough to train at once. */
const usual: Record<string, Plain> = { rows: 600 };

/** Reads the keys of the look that belong to training. */
export function toldBy(look: Look): Told {
  const own = Object.entries(look).filter(([name]) => name.startsWith('net.'));
  const given = own.map(([name, text]) => [name.slice(4), parsed(text as string)]);
  const seed = Number(look['train.seed'] ?? 0);
  const { 'train.file': file, 'train.sha256': sha256, 'train.x': inputs, 'train.y': label } = look;
  return {
    data: look['train.data'] ?? 'digits',
    ...(file ? { file } : {}),
    ...(sha256 ? { sha256 } : {}),
    ...(inputs ? { inputs: inputs.split(',') } : {}),
    ...(label ? { label } : {}),
    seed: Number.isSafeInteger(seed) && seed >= 0 ? seed : 0,
    parameters: { ...usual, ...Object.fromEntries(given) },
  };
}

/** The value a control shows: the given one, the page's usual one, else the default. */
export function shownOf(name: string, told: Told, fallback: Plain): Plain {
  return told.parameters[name] ?? fallback;
}

/** The look that sets a parameter; undefined: back to what it usually is. */
export function patchOf(name: string, value: Plain | undefined): Look {
  return { [`net.${name}`]: value === undefined ? undefined : JSON.stringify(value) };
}

function parsed(text: string): Plain {
  try {
    return JSON.parse(text) as Plain;
  } catch {
    return text;
  }
}

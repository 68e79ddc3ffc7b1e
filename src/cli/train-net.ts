import { parseText } from '../artifacts/spec-file.js';
import { InputError, type Plain, shown } from '../contract/index.js';
import { exists, readText } from '../execution/files.js';

/** What a network file says: parameters, and a seed if it has one. */
export interface NetFile {
  parameters: Record<string, Plain>;
  seed?: number;
}

/**
 * Reads a network file (yaml or json): parameters at the top level with an optional `seed`, or the spec of an earlier training run.
 * @throws InputError `NET_INVALID`, `SPEC_UNREADABLE` or `THEORY_MISMATCH`.
 */
export async function readNet(path: string): Promise<NetFile> {
  const file = (await exists(`${path}/spec.json`)) ? `${path}/spec.json` : path;
  const content = await parseText(await readText(file), file);
  if (content === null || typeof content !== 'object' || Array.isArray(content)) throw invalid(file, content);
  const { seed, ...rest } = content as Record<string, Plain>;
  const parameters = 'theory' in rest ? ofSpec(rest, file) : rest;
  if (seed !== undefined && !(Number.isSafeInteger(seed) && (seed as number) >= 0))
    throw new InputError({
      code: 'NET_INVALID',
      path: `${file}: seed`,
      expected: 'an integer >= 0',
      received: shown(seed),
      next: 'Correct or remove it',
    });
  return { parameters, ...(seed === undefined ? {} : { seed: seed as number }) };
}

function ofSpec({ theory, parameters }: Record<string, Plain>, file: string): Record<string, Plain> {
  if (theory === 'train' && parameters !== null && typeof parameters === 'object')
    return parameters as Record<string, Plain>;
  throw new InputError({
    code: 'THEORY_MISMATCH',
    path: file,
    expected: "the spec of a training run (theory 'train')",
    received: shown(theory),
    next: `curvecast run ${String(theory)} ${file}`,
  });
}

function invalid(path: string, content: unknown): InputError {
  return new InputError({
    code: 'NET_INVALID',
    path,
    expected: 'parameters by name',
    received: shown(content),
    cause: 'The file may be the data; they are given with --data',
    next: 'Write one parameter per line, for example hiddenWidths: [128]',
  });
}

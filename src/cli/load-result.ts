import { resultFromJson } from '../artifacts/json.js';
import { resultFromNpz } from '../artifacts/npz.js';
import type { Result } from '../artifacts/result.js';
import { exists, readBytes } from '../execution/files.js';

/** A result from its folder, its json or its npz file. @throws InputError when there is none or it cannot be read. */
export async function loadResult(path: string): Promise<Result> {
  const file = (await exists(`${path}/result.json`)) ? `${path}/result.json` : path;
  const bytes = await readBytes(file);
  return bytes[0] === 0x50 && bytes[1] === 0x4b
    ? resultFromNpz(bytes, file)
    : resultFromJson(new TextDecoder().decode(bytes), file);
}

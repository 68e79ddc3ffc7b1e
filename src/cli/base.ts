import type { Spec } from '../artifacts/spec.js';

/** The spec BASE stands for when it is a lab link, a file or the folder of an earlier run; undefined when it can only be a preset. */
export async function resolveBase(base: string): Promise<Spec | undefined> {
  const { readSpec } = await import('../artifacts/spec-file.js');
  if (isLink(base)) return readSpec(base, 'link');
  const { exists, readBytes } = await import('../execution/files.js');
  if (await exists(`${base}/result.json`)) return readSpec(await readBytes(`${base}/result.json`), base);
  if (/[./\\]/.test(base) || (await exists(base))) return readSpec(await readBytes(base), base);
  return undefined;
}

/** Whether an argument is a lab link. */
export function isLink(argument: string): boolean {
  return argument.includes('#spec=');
}

/** A lab link in place of the theory says both which theory and from which base. */
export async function theoryAndBase(id: string, base?: string): Promise<{ id: string; base: string | undefined }> {
  if (!isLink(id)) return { id, base };
  const spec = (await resolveBase(id)) as Spec;
  return { id: spec.theory, base: id };
}

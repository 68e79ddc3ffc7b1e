import type { UserData } from '../../src/contract/index.js';
import { load, namedSet, setNames } from '../../src/data/index.js';

/** The vendored data sets, as claims are given them. */
export async function vendoredSets(): Promise<Record<string, UserData>> {
  const all = setNames.map(async (name) => {
    const { table } = await namedSet(name);
    return [name, load(table, name === 'iris' ? { columns: { inputs: ['0'], label: '1' } } : {}).data] as const;
  });
  return Object.fromEntries(await Promise.all(all));
}

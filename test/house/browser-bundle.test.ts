import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** Doors that must load in a browser: no Node module may be reached from them. */
const doors = ['src/index.ts', 'src/figures/index.ts'];

test.each(doors)('%s bundles for browsers without Node modules', async (door) => {
  const { errors, metafile } = await build({
    entryPoints: [door],
    bundle: true,
    platform: 'browser',
    format: 'esm',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  expect(errors).toEqual([]);
  const reached = Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  expect(reached.filter((path) => path.startsWith('node:'))).toEqual([]);
});

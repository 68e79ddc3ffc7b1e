import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import type { Entry, Theory } from './src/contract/index.js';
import { drawnPieces } from './src/lab/catalogue/drawn.js';
import { entryOf } from './src/lab/catalogue/entry.js';
import { imageStrip, mapThumbnail } from './src/lab/catalogue/thumbnails.js';

/** KaTeX names every font in three formats; every browser that runs the lab reads the first. */
const modernFontsOnly: Plugin = {
  name: 'modern-fonts-only',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('katex.min.css')) return null;
    return { code: code.replaceAll(/,url\([^)]+\.(?:woff|ttf)\) format\("\w+"\)/g, ''), map: null };
  },
};

/** The home page knows theories and presets without loading them; they are those that `tsc -b` has just built. */
const catalogue: Plugin = {
  name: 'catalogue',
  resolveId: (id) => (id === 'virtual:catalogue' ? '\0catalogue' : null),
  async load(id) {
    if (id !== '\0catalogue') return null;
    const built = (path: string) => import(new URL(`./dist/${path}`, import.meta.url).href);
    const { registry } = await built('theories/index.js');
    const theories: Theory[] = await Promise.all(registry.map(({ load }: Entry) => load()));
    const { namedSet, select } = await built('data/index.js');
    const made = {
      catalogue: theories.map(entryOf),
      drawn: await drawnPieces(registry),
      phaseMap: await mapThumbnail(registry),
      digits: imageStrip(select((await namedSet('digits')).table, {}), 8),
    };
    return Object.entries(made)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
      .join('\n');
  },
};

/** The service worker that keeps the lab for use without a network: it names every file of the build. */
const offline: Plugin = {
  name: 'offline',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    const entries = await readdir(dir, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && entry.name !== 'service-worker.js')
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(dir.length + 1)
          .replaceAll('\\', '/'),
      )
      .sort();
    const index = await readFile(join(dir, 'index.html'));
    const build = createHash('sha256').update(files.join()).update(index).digest('hex').slice(0, 16);
    const script = await readFile(new URL('./src/lab/offline/service-worker.js', import.meta.url), 'utf8');
    const filled = script.replace('= FILES', `= ${JSON.stringify(files)}`).replace('}BUILD`', `}${build}\``);
    await writeFile(join(dir, 'service-worker.js'), filled);
  },
};

/** The lab as static files that work from any folder of any web server. */
export default defineConfig({
  root: 'src/lab',
  base: './',
  publicDir: false,
  plugins: [modernFontsOnly, catalogue, offline],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    outDir: '../../dist/lab',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
});

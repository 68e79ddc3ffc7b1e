import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

/** Packages in the workers' bundles, which the list of licences does not see. */
const inWorkers = new Set<string>();
const workerPackages: Plugin = {
  name: 'worker-packages',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle))
      for (const id of chunk.type === 'chunk' ? chunk.moduleIds : []) {
        const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id);
        if (found?.[1]) inWorkers.add(found[1]);
      }
  },
};

/** Adds their licences to the list. */
const workerLicences: Plugin = {
  name: 'worker-licences',
  async writeBundle({ dir = '' }) {
    const path = join(dir, licences);
    const known = await readFile(path, 'utf8');
    const missing = [...inWorkers].sort().filter((name) => !known.includes(`## ${name} - `));
    await writeFile(path, [known.trimEnd(), ...(await Promise.all(missing.map(licenceOf))), ''].join('\n\n'));
  },
};

async function licenceOf(name: string): Promise<string> {
  const folder = fileURLToPath(new URL(`./node_modules/${name}/`, import.meta.url));
  const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
  return `## ${name} - ${version} (${license})\n\n${file ? (await readFile(join(folder, file), 'utf8')).trim() : ''}`;
}

const licences = 'licences.md';

/** The lab as static files that work from any folder of any web server. */
export default defineConfig({
  root: 'src/lab',
  base: './',
  publicDir: false,
  plugins: [modernFontsOnly, catalogue, workerLicences, offline],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es', plugins: () => [workerPackages] },
  build: {
    outDir: '../../dist/lab',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    license: { fileName: licences },
    chunkSizeWarningLimit: 2000,
  },
});

import { defineConfig, type Plugin } from 'vite';
import type { Entry, Theory } from './src/contract/index.js';
import { entryOf } from './src/lab/catalogue/entry.js';

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
    const { registry } = await import(new URL('./dist/theories/index.js', import.meta.url).href);
    const theories: Theory[] = await Promise.all(registry.map(({ load }: Entry) => load()));
    return `export const catalogue = ${JSON.stringify(theories.map(entryOf))};`;
  },
};

/** The lab as static files that work from any folder of any web server. */
export default defineConfig({
  root: 'src/lab',
  base: './',
  publicDir: false,
  plugins: [modernFontsOnly, catalogue],
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

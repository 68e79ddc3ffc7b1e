import { defineConfig, type Plugin } from 'vite';

/** KaTeX names every font in three formats; every browser that runs the lab reads the first. */
const modernFontsOnly: Plugin = {
  name: 'modern-fonts-only',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('katex.min.css')) return null;
    return { code: code.replaceAll(/,url\([^)]+\.(?:woff|ttf)\) format\("\w+"\)/g, ''), map: null };
  },
};

/** The lab as static files that work from any folder of any web server. */
export default defineConfig({
  root: 'src/lab',
  base: './',
  publicDir: false,
  plugins: [modernFontsOnly],
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

/** Made by vite.config.ts when the lab is built. */
declare module 'virtual:catalogue' {
  export const catalogue: import('./entry.js').CatalogueEntry[];
}

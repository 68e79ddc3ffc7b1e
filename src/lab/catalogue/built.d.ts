/** Made by vite.config.ts when the lab is built. */
declare module 'virtual:catalogue' {
  export const catalogue: import('./entry.js').CatalogueEntry[];
  /** First lines of the showpieces, by theory. */
  export const drawn: Record<string, import('./picture.js').Stroke[]>;
  export const phaseMap: import('./thumbnails.js').Thumbnail;
  export const digits: import('./thumbnails.js').Thumbnail;
}

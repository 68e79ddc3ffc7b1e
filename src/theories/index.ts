import type { Entry } from '../contract/index.js';

/** The theories there are; each is loaded when asked for. */
export const registry: Entry[] = [
  {
    id: 'linear-exact',
    title: 'One-hidden-layer linear network, solved exactly',
    load: async () => (await import('./linear-exact/index.js')).linearExact,
  },
];

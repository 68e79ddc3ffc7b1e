import type { Entry } from '../contract/index.js';

/** The theories there are; each is loaded when asked for. */
export const registry: Entry[] = [
  {
    id: 'linear-exact',
    title: 'One-hidden-layer linear network, solved exactly',
    load: async () => (await import('./linear-exact/index.js')).linearExact,
  },
  {
    id: 'sgd-ode',
    title: 'One-pass SGD of two-layer networks, from gradient flow to mean field',
    load: async () => (await import('./sgd-ode/index.js')).sgdOde,
  },
  {
    id: 'linearization',
    title: 'Linearisation through weak derivative correlations',
    load: async () => (await import('./linearization/index.js')).linearization,
  },
  {
    id: 'dln-dmft',
    title: 'Diagonal linear network, by dynamical mean-field theory',
    load: async () => (await import('./dln-dmft/index.js')).dlnDmft,
  },
];

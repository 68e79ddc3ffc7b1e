import type { MapWish } from './wish.js';

/** The map a theory is opened with: its own question, seen at a glance. */
export const usualMaps: Record<string, Pick<MapWish, 'x' | 'y' | 'measure'>> = {
  'linear-exact': {
    x: { name: 'readoutInitialScale', from: 0.01, to: 1, scale: 'log' },
    y: { name: 'hiddenInitialScale', from: 0.01, to: 1, scale: 'log' },
    measure: 'kernelRatio',
  },
  'sgd-ode': {
    x: { name: 'widthExponent', from: -0.2, to: 0.8, scale: 'linear' },
    y: { name: 'learningRateExponent', from: -0.9, to: 0.9, scale: 'linear' },
    measure: 'scalingPhase',
  },
  linearization: {
    x: { name: 'width', from: 8, to: 300, scale: 'log' },
    y: { name: 'lazinessScale', from: 0.2, to: 10, scale: 'log' },
    measure: 'finalDrift',
  },
  'dln-dmft': {
    x: { name: 'initialScale', from: 0.001, to: 3, scale: 'log' },
    y: { name: 'sampleRatio', from: 0.2, to: 5, scale: 'log' },
    measure: 'phase',
  },
};

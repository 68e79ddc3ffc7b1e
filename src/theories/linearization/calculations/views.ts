import type { View } from '../../../contract/index.js';

const scales = { mark: 'line', xScale: 'log' } as const;
const models = { loss: 'full network', linearLoss: 'linear(θ₀)' };

/** Pictures of one network beside its linearisation, over time or steps. */
function besideLinear(x: string, deviations: Record<string, string>): View[] {
  return [
    {
      ...scales,
      x,
      id: 'loss',
      title: 'Training loss: full network and linear(θ₀)',
      y: Object.keys(models),
      together: { axis: 'trainingLoss', curves: models },
      yScale: 'log',
    },
    {
      ...scales,
      x,
      id: 'deviation',
      title: 'Root mean square deviation of the full network',
      y: Object.keys(deviations),
      together: { axis: 'rmsDeviation', curves: deviations },
      constants: ['learningTime'],
      yScale: 'log',
    },
    {
      ...scales,
      x,
      id: 'relative-deviation',
      title: 'Relative deviation from linear(θ₀)',
      y: ['relativeDeviation'],
      yScale: 'log',
    },
    {
      ...scales,
      x,
      id: 'kernel-drift',
      title: 'Relative change of the tangent kernel',
      y: ['ntkDrift'],
      yScale: 'log',
    },
  ];
}

/** Of gradient flow. */
export const flowViews = besideLinear('t', {
  linearDeviation: 'from linear(θ₀)',
  hierarchyDeviation: 'from the hierarchy',
  testLinearDeviation: 'from linear(θ₀), test inputs',
});

/** Of mini-batch descent. */
export const descentViews = besideLinear('step', {
  linearDeviation: 'from linear(θ₀)',
  testLinearDeviation: 'from linear(θ₀), test inputs',
  linearDeviationBound: 'bound',
});

/** Kernels over pairs of inputs. */
export const kernelViews: View[] = [
  { id: 'ntk', title: 'Tangent kernel', mark: 'cell', x: 'a', rows: 'b', y: ['ntk'] },
  { id: 'nngp', title: 'Kernel of the outputs at the start', mark: 'cell', x: 'a', rows: 'b', y: ['nngp'] },
];

/** The estimator on known samples. */
export const estimatorViews: View[] = [
  {
    id: 'log-rms',
    title: 'Logarithm of the root mean square against width',
    mark: 'line',
    x: 'width',
    y: ['logRms'],
    constants: ['fittedExponent', 'fittedExponentStandardError'],
    xScale: 'log',
  },
];

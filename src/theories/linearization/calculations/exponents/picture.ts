import type { Preset, View } from '../../../../contract/index.js';

const labels = ['C₁/Θ', 'C₂/Θ²', 'C₃/Θ³', 'C₄/Θ⁴'];
const rms = labels.map((_, k) => `correlation${k + 1}Rms`);

/** The dashboard of width exponents: how fast each correlation falls, beside the power of the rule. */
export const correlationsView: View = {
  id: 'correlations',
  title: 'Derivative correlations of random networks against width',
  mark: 'line',
  x: 'width',
  y: rms,
  together: { axis: 'rmsCorrelation', curves: Object.fromEntries(rms.map((name, k) => [name, labels[k]!])) },
  guides: Object.fromEntries(rms.map((name) => [name, `${name}Rule`])),
  guideName: 'power of the rule',
  constants: labels.map((_, k) => `correlation${k + 1}Exponent`),
  xScale: 'log',
  yScale: 'log',
};

/** The same as a starting point: two layers of erf, widths up to 16384. */
export const widthExponents: Preset = {
  id: 'width-exponents',
  title: 'How fast the derivative correlations C_1 to C_4 fall with width',
  parameters: { activation: 'erf', hiddenLayers: 2, widths: [256, 1024, 4096, 16384], instances: 48 },
  claim: 'L2',
};

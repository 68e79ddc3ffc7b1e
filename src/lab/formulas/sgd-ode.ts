import { type Absent, drop, type Formula, term } from './index.js';

const rate = term('learningRate learningRateExponent learningRateSchedule', '\\gamma');
const norm = term('studentNormalisation width', 's');
const p = term('width widthExponent', 'p');
const k = term('teacherWidth', 'k');
const d = term('inputDimension simulationDimension', 'd');
const noise = term('labelNoiseVariance', '\\Delta');
const batch = term('batchSize', 'B');
const decay = term('hiddenWeightDecay', '\\omega');
const readout = term('readoutRateRatio', '\\eta_a');
const activation = term('activation hermiteCoefficients', '\\sigma');
const slope = term('activation hermiteCoefficients', "\\sigma'");

const singleSamples: Absent = ({ parameters: { noiseTerms, width, learningRate }, engine }) => {
  if (noiseTerms === 'none') return 'the noise of single samples, switched off';
  if (width === 'Infinity' || engine === 'mean-field')
    return 'the noise of single samples, which infinite width averages out';
  return learningRate === 0 ? 'the noise of single samples, absent from gradient flow' : undefined;
};

const finiteDimension: Absent = (known) => {
  if (singleSamples(known)) return undefined;
  return known.parameters.inputDimension === 'Infinity'
    ? 'corrections of order 1/d, in the limit of high dimension'
    : undefined;
};

const noDecay: Absent = ({ parameters: { hiddenWeightDecay } }) =>
  hiddenWeightDecay === 0 ? 'weight decay, which is 0' : undefined;

/** Docs: sgd-ode 2, 3.1 and 10.7. */
export const formulas: Formula[] = [
  {
    says: 'Student and teacher; e is the teacher’s output minus the student’s',
    tex: `f(x)=\\frac1{${norm}}\\sum_{j=1}^{${p}}a_j\\,${activation}\\!\\Big(\\tfrac{w_j\\cdot x}{\\sqrt{${d}}}\\Big),\\qquad y=\\frac1{${term('teacherNormalisation', 's^*')}}\\sum_{r=1}^{${k}}a^*_r\\,${term('teacherActivation teacherHermiteCoefficients', '\\sigma^*')}\\!\\Big(\\tfrac{w^*_r\\cdot x}{\\sqrt{${d}}}\\Big)+\\sqrt{${noise}}\\,\\xi,\\qquad e=f^*-f`,
  },
  {
    says: 'The overlaps M with the teacher and Q among students obey closed equations, λ being the arguments of the activations',
    tex: `\\frac{dM_{jr}}{dt}=a_j\\,\\mathbb E\\big[${slope}(\\lambda_j)\\,\\lambda^*_r\\,e\\big]${drop('decay', `-${decay}M_{jr}`)},\\qquad \\frac{dQ_{jl}}{dt}=\\mathbb E\\big[(a_j${slope}(\\lambda_j)\\lambda_l+a_l${slope}(\\lambda_l)\\lambda_j)\\,e\\big]${drop('decay', `-2${decay}Q_{jl}`)}+${drop('noise', `${term('noiseTerms noiseExpectation noiseNodes', `\\frac{${rate}}{${norm}}`)}\\Big[\\frac{a_ja_l}{${batch}}\\Big(N_{jl}${drop('dimension', `+\\tfrac1{${d}}D_{jl}`)}\\Big)${drop('dimension', `+\\tfrac1{${d}}\\Big(1-\\tfrac1{${batch}}\\Big)\\Gamma_{jl}`)}\\Big]`)}`,
    drops: { noise: singleSamples, dimension: finiteDimension, decay: noDecay },
  },
  {
    says: 'The noise of SGD (Γ: product of the population gradients of two units)',
    tex: `N_{jl}=\\mathbb E\\big[${slope}(\\lambda_j)${slope}(\\lambda_l)\\,(${drop('error', 'e^2')}+${noise})\\big],\\qquad D_{jl}=\\mathbb E\\big[\\Lambda\\cdot\\nabla_{\\!\\Lambda}\\,${slope}(\\lambda_j)${slope}(\\lambda_l)(e^2+${noise})\\big]`,
    drops: {
      error: (known) =>
        known.parameters.noiseTerms === 'label-only' && !singleSamples(known)
          ? 'e² in the noise, of which only the label’s part is kept'
          : undefined,
    },
    unused: (known) => singleSamples(known)?.replace('the noise', 'noise'),
  },
  {
    says: 'Risk, readout and time',
    tex: `R=\\tfrac12\\,\\mathbb E\\,e^2,\\qquad ${drop('readout', `\\frac{da_j}{dt}=${readout}\\,\\mathbb E\\big[e\\,${activation}(\\lambda_j)\\big]`)},\\qquad dt=\\frac{${rate}}{${norm}\\,${d}}\\ \\text{per step}`,
    drops: {
      readout: ({ parameters: { readoutRateRatio } }) =>
        readoutRateRatio === 0 ? 'training of the readout, which is frozen' : undefined,
    },
  },
];

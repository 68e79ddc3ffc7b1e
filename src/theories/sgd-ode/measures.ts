import { type Dataset, type Measure, numbers, scalar, seriesOf } from '../../contract/index.js';
import { type Plateau, plateausOf, slow } from './plateau.js';

const ofRisk = (data: Dataset) => ({ t: numbers(data, 't'), risk: numbers(data, 'risk') });

function riskError(data: Dataset, at: number): { error?: number } {
  const error = data.series.risk?.error?.at(at);
  return error === undefined ? {} : { error };
}

/** The longest plateau (in ln t) that ends before the run does. */
function mainPlateau(data: Dataset): Plateau | undefined {
  const { t, risk } = ofRisk(data);
  const ended = plateausOf(t, risk, slow).filter(({ final }) => !final);
  return ended.sort((a, b) => b.end / b.start - a.end / a.start)[0];
}

/** A run has learned when the risk fell by this factor. */
const learned = 1e-3;

function outcome(data: Dataset): string {
  const { t, risk } = ofRisk(data);
  const share = risk.at(-1)! / risk[0]!;
  if (share < learned) return 'learned';
  const last = plateausOf(t, risk).at(-1);
  if (last?.final) return share < 0.9 ? 'plateau or noise floor' : 'no learning';
  return share < 1 ? 'still learning' : 'no learning';
}

const curveEnd = (name: string, symbol: string, meaning: string, scale: 'linear' | 'log'): Measure => ({
  name: `final${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  symbol,
  meaning,
  needs: [name],
  scale,
  of: (data) => ({ value: numbers(data, name).at(-1)! }),
});

/** What theory says without a run, beside what the run shows. */
const closedForm = (name: string, quantity: string, symbol: string, meaning: string): Measure => ({
  name,
  symbol,
  meaning,
  needs: [quantity],
  scale: 'log',
  of: (data) => ({ value: scalar(data, quantity) }),
});

/** Derived numbers and labels of a run. */
export const measures: Measure[] = [
  {
    name: 'finalRisk',
    symbol: 'R_end',
    meaning: 'risk at the last time',
    needs: ['risk'],
    scale: 'log',
    of: (data) => ({ value: ofRisk(data).risk.at(-1)!, ...riskError(data, -1) }),
  },
  {
    name: 'riskReduction',
    symbol: 'R_end/R_0',
    meaning: 'risk at the last time over that at the start',
    needs: ['risk'],
    scale: 'log',
    of: (data) => ({ value: ofRisk(data).risk.at(-1)! / ofRisk(data).risk[0]! }),
  },
  {
    name: 'outcome',
    symbol: 'phase',
    meaning: 'learned (risk below a thousandth of the start), plateau or noise floor, still learning, or no learning',
    needs: ['risk'],
    scale: 'label',
    of: (data) => ({ value: outcome(data) }),
  },
  {
    name: 'scalingPhase',
    symbol: '(κ, δ)',
    meaning:
      'phase as d grows with p ~ d^κ, γ ~ d^−δ: perfect learning, noise plateau, noise only, or no deterministic limit',
    needs: ['scalingPhase'],
    scale: 'label',
    of: (data) => ({ value: String(seriesOf(data, 'scalingPhase').values[0]) }),
  },
  {
    name: 'plateauHeight',
    symbol: 'R_p',
    meaning: 'risk on the longest plateau that ends; Infinity: there is none',
    needs: ['risk'],
    scale: 'log',
    of: (data) => ({ value: mainPlateau(data)?.height ?? Number.POSITIVE_INFINITY }),
  },
  closedForm(
    'closedPlateauHeight',
    'plateauRisk',
    'R_p closed',
    'risk on the plateau where all students are alike, from its equations',
  ),
  {
    name: 'plateauLength',
    symbol: 't_p',
    meaning: 'length in t of the longest plateau that ends; 0: there is none',
    needs: ['risk'],
    scale: 'linear',
    of: (data) => {
      const found = mainPlateau(data);
      return { value: found ? found.end - found.start : 0 };
    },
  },
  closedForm(
    'closedPlateauLength',
    'escapeTime',
    't_p closed',
    'ln(d)/(2λ) with the growth rate λ away from that plateau',
  ),
  closedForm(
    'escapeRate',
    'escapeRate',
    'λ',
    'growth rate per unit t away from the plateau (square: from zero overlap)',
  ),
  {
    name: 'noiseFloor',
    symbol: 'R_∞',
    meaning: 'risk on a plateau that lasts to the last time; 0: the risk still falls',
    needs: ['risk'],
    scale: 'log',
    of: (data) => {
      const last = plateausOf(ofRisk(data).t, ofRisk(data).risk).at(-1);
      return { value: last?.final ? last.height : 0 };
    },
  },
  closedForm(
    'closedNoiseFloor',
    'noiseFloor',
    'R_∞ closed',
    'risk at which label noise stops the learning, to first order in the learning rate',
  ),
  closedForm(
    'criticalLearningRate',
    'criticalLearningRate',
    'γ_c',
    'learning rate above which the optimum is unstable',
  ),
  closedForm('blowUpLearningRate', 'blowUpLearningRate', 'γ_max', 'learning rate above which the square ODE blows up'),
  {
    name: 'exitTime',
    symbol: 't_exit',
    meaning: 'first time with an absolute cosine of at least exitOverlap',
    needs: ['exitTime'],
    scale: 'log',
    of: (data) => ({ value: scalar(data, 'exitTime') }),
  },
  curveEnd('specialisation', 'spec_end', 'specialisation at the last time', 'linear'),
  curveEnd('largestCosine', 'max|cos|_end', 'largest absolute cosine at the last time', 'linear'),
  curveEnd('orthogonalFraction', 'q⊥/Q_end', 'share of the norm outside the teacher span at the last time', 'linear'),
];

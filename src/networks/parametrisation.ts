import { pow } from '../numerics/math/index.js';

/** Standard deviations at initialisation and metrics of one layer, in effective coordinates. */
export interface LayerScale {
  weight: number;
  bias: number;
  metric: number;
  biasMetric: number;
}

/** Names of the parametrisations; `abc` takes exponents of its own. */
export const parametrisationNames = ['ntk', 'standard', 'mup', 'power', 'abc'] as const;

/** Exponents of the last hidden width for one kind of layer: multiplier n^−a, initial scale n^−b. */
export interface LayerExponents {
  multiplier: number;
  scale: number;
}

/** Exponents of a raw abc-parametrisation; the learning rate carries n^−learningRate. */
export interface AbcExponents {
  input: LayerExponents;
  hidden: LayerExponents;
  readout: LayerExponents;
  learningRate: number;
}

/** What fixes initial scales and metrics of a network of given sizes. */
export interface Scaling {
  parametrisation: (typeof parametrisationNames)[number];
  /** σ_w > 0. */
  weightScale: number;
  /** σ_b >= 0; 0: no biases. */
  biasScale: number;
  /** s in [0, 1/2], read by `power`. */
  richness: number;
  /** External scale α > 0, on top of any of them. */
  lazinessScale: number;
  /** Read by `abc`. */
  abc?: AbcExponents | undefined;
}

/**
 * Initial scales S_l, SB_l and metrics G_l, GB_l of every layer.
 * @equation a raw layer W = m w, w ~ N(0, s²), rate factor g, has S = m s, G = m² g; muP is ntk with lazinessScale n^(−1/2) [linearization 2]
 */
export function layerScales(sizes: number[], scaling: Scaling): LayerScale[] {
  const { parametrisation, richness, lazinessScale } = scaling;
  const width = sizes[sizes.length - 2]!;
  const last = sizes.length - 2;
  const base = sizes.slice(1).map((_, l) => {
    if (parametrisation === 'standard') return standard(sizes, l, scaling);
    return parametrisation === 'abc' ? abc(sizes, l, scaling) : ntk(sizes[l]!, scaling);
  });
  const power = parametrisation === 'mup' ? 0.5 : parametrisation === 'power' ? richness : 0;
  const alpha = lazinessScale * (last > 0 ? pow(width, -power) : 1);
  return base.map((layer, l) =>
    l === last
      ? { ...layer, weight: layer.weight * alpha, bias: layer.bias * alpha }
      : { ...layer, metric: layer.metric / (alpha * alpha), biasMetric: layer.biasMetric / (alpha * alpha) },
  );
}

function ntk(fanIn: number, { weightScale, biasScale }: Scaling): LayerScale {
  return {
    weight: weightScale / Math.sqrt(fanIn),
    bias: biasScale,
    metric: (weightScale * weightScale) / fanIn,
    biasMetric: biasScale * biasScale,
  };
}

function standard(sizes: number[], l: number, { weightScale, biasScale }: Scaling): LayerScale {
  const metric = 1 / sizes[sizes.length - 2]!;
  return {
    weight: weightScale / Math.sqrt(sizes[l]!),
    bias: biasScale,
    metric,
    biasMetric: biasScale > 0 ? metric : 0,
  };
}

/** Input weights are divided by √d besides; biases follow the weights of their layer as in the other parametrisations. */
function abc(sizes: number[], l: number, scaling: Scaling): LayerScale {
  const { weightScale, biasScale } = scaling;
  const exponents = scaling.abc ?? neutral;
  const { multiplier, scale } =
    l === sizes.length - 2 ? exponents.readout : l === 0 ? exponents.input : exponents.hidden;
  const width = sizes[sizes.length - 2]!;
  const fanIn = l === 0 ? 1 / Math.sqrt(sizes[0]!) : 1;
  const weight = weightScale * fanIn * pow(width, -multiplier - scale);
  const metric = pow(width, -2 * multiplier - exponents.learningRate);
  const share = biasScale / weightScale;
  return {
    weight,
    bias: weight * Math.sqrt(sizes[l]!) * share,
    metric,
    biasMetric: metric * sizes[l]! * share * share,
  };
}

const neutral: AbcExponents = {
  input: { multiplier: 0, scale: 0 },
  hidden: { multiplier: 0, scale: 0.5 },
  readout: { multiplier: 0, scale: 0.5 },
  learningRate: 1,
};

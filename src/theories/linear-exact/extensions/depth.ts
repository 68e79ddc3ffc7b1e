import { atanh, exp, expm1, log, log1p, pow } from '../../../numerics/math/index.js';
import { applyRule, gaussLegendre, type Rule, ruleOnInterval } from '../../../numerics/quadrature/index.js';
import { brent } from '../../../numerics/roots/index.js';

/** Balanced aligned chain of L layers, f = γ a^L x: every layer carries the same scalar a. */
export interface Chain {
  /** L ≥ 2 */
  layers: number;
  /** γ > 0 */
  outputScale: number;
  /** η, the same for all layers */
  learningRate: number;
  /** m₂ > 0 and m₁ > 0: the target is reached with the sign of the start. */
  inputMoment: number;
  inputLabelMoment: number;
  /** s₀ > 0 */
  initialSlope: number;
}

/**
 * Logit of the slope on its way to the target s* = m₁/m₂: λ = ln(s/|s* − s|). In it the flow
 * ṡ = Lηγ^{2/L}s^{2−2/L}(m₁ − m₂s) becomes dt/dλ = s^{2/L−1}/(Lηγ^{2/L}m₁), smooth at both ends.
 */
function timePerLogit(chain: Chain, slope: number): number {
  const { layers, outputScale, learningRate, inputLabelMoment } = chain;
  return pow(slope, 2 / layers - 1) / (layers * learningRate * pow(outputScale, 2 / layers) * inputLabelMoment);
}

/** Slope at distance λ beyond the logit λ₀ of the start, written so that neither end of the way cancels: s and s* − s. */
function slopeBeyond(chain: Chain, distance: number): { slope: number; residual: number } {
  const target = chain.inputLabelMoment / chain.inputMoment;
  const gap = target - chain.initialSlope;
  const left = exp(-distance);
  const total = gap > 0 ? chain.initialSlope + gap * left : target + gap * expm1(-distance);
  return { slope: (target * chain.initialSlope) / total, residual: (target * gap * left) / total };
}

const nodes = 16;
/** Beyond this logit distance from the target the slope is the target to the last digit. */
const converged = 38;

/** Slope of the chain at each of the increasing times, the residual s* − s, and the error of the slope (of the quadrature). */
export function chainSlopes(
  chain: Chain,
  times: Float64Array,
): { slope: Float64Array; residual: Float64Array; error: Float64Array } {
  const slope = new Float64Array(times.length);
  const residual = new Float64Array(times.length);
  const error = new Float64Array(times.length);
  const panel = { from: 0, time: 0, coarse: 0 };
  const end = endOfCurve(chain);
  const rate = 1 / timePerLogit(chain, chain.inputLabelMoment / chain.inputMoment);
  times.forEach((t, k) => {
    let next = nextPanel(chain, panel);
    while (panel.from < end && next.time <= t) {
      Object.assign(panel, next);
      next = nextPanel(chain, panel);
    }
    const distance = panel.from >= end ? panel.from + (t - panel.time) * rate : within(chain, panel, t);
    const found = slopeBeyond(chain, distance);
    slope[k] = found.slope;
    residual[k] = found.residual;
    const speed = (found.slope * Math.abs(found.residual) * chain.inputMoment) / chain.inputLabelMoment;
    const late = Math.abs(panel.time - panel.coarse) + 4e-16 * t;
    error[k] = late * speed * (1 / timePerLogit(chain, found.slope)) + 4e-16 * found.slope;
  });
  return { slope, residual, error };
}

interface Panel {
  /** Logit distance from the start, and the time taken to get there by the fine and by the coarse rule. */
  from: number;
  time: number;
  coarse: number;
}

/** Logit distance at which the target is reached to the last digit. */
function endOfCurve(chain: Chain): number {
  const target = chain.inputLabelMoment / chain.inputMoment;
  const gap = Math.abs(target - chain.initialSlope);
  return gap === 0 ? 0 : Math.max(0, converged - log(chain.initialSlope / gap));
}

function nextPanel(chain: Chain, { from, time, coarse }: Panel): Panel {
  const to = endOfPanel(chain, from);
  const span = (rule: Rule) =>
    applyRule(ruleOnInterval(rule, from, to), (x) => timePerLogit(chain, slopeBeyond(chain, x).slope));
  return { from: to, time: time + span(gaussLegendre(nodes)), coarse: coarse + span(gaussLegendre(nodes / 2)) };
}

/** Panels of one unit; finer ones where a slope far above the target falls. */
function endOfPanel({ initialSlope, inputLabelMoment, inputMoment }: Chain, from: number): number {
  return from + Math.min(1, from + inputLabelMoment / inputMoment / initialSlope);
}

/** The logit distance at time t inside the panel that contains it. */
function within(chain: Chain, { from, time }: Panel, t: number): number {
  if (t <= time) return from;
  const rule = gaussLegendre(nodes);
  const elapsed = (x: number) =>
    x <= from ? 0 : applyRule(ruleOnInterval(rule, from, x), (y) => timePerLogit(chain, slopeBeyond(chain, y).slope));
  return brent((x) => elapsed(x) - (t - time), from, from + 1.000001 * (endOfPanel(chain, from) - from), {
    tolerance: 1e-15,
  });
}

/**
 * Time to reach a slope between start and target in closed form, for two layers (logistic growth) and four:
 * t = [−1/(m₁v) + √m₂·m₁^{−3/2} artanh(v√(m₂/m₁))]/(2ηγ^{1/2}), v = √s between the limits.
 * Source: A. Saxe, J. McClelland, S. Ganguli, arXiv 1312.6120.
 */
export function timeToSlope(chain: Chain & { layers: 2 | 4 }, slope: number): number {
  const { layers, outputScale, learningRate, inputMoment, inputLabelMoment, initialSlope } = chain;
  if (layers === 2) {
    const grown = (slope * (inputLabelMoment - inputMoment * initialSlope)) / initialSlope;
    return log(grown / (inputLabelMoment - inputMoment * slope)) / (2 * learningRate * outputScale * inputLabelMoment);
  }
  const scale = Math.sqrt(inputMoment / inputLabelMoment);
  const primitive = (s: number) => {
    const v = Math.sqrt(s);
    const argument = v * scale;
    // Above the target the same primitive continues as arcoth.
    const bend = argument < 1 ? atanh(argument) : atanh(1 / argument);
    return -1 / (inputLabelMoment * v) + (scale / inputLabelMoment) * bend;
  };
  return (primitive(slope) - primitive(initialSlope)) / (2 * learningRate * Math.sqrt(outputScale));
}

/** Length of the plateau of a small start: ln((s₀ + s*)/s₀)/(2ηγm₁) for two layers, ~ s₀^{−(1−2/L)} for more. */
export function plateau(chain: Chain): number {
  const { layers, initialSlope, inputLabelMoment, inputMoment } = chain;
  const scale = timePerLogit(chain, initialSlope);
  if (layers === 2) return scale * log1p(inputLabelMoment / inputMoment / initialSlope);
  return scale / (1 - 2 / layers);
}

import { erf, exp, normalCdf, normalPdf } from '../../../numerics/math/index.js';
import { gaussHermite } from '../../../numerics/quadrature/index.js';
import type { Activation } from '../activations/index.js';

/** σ averaged over the part of a pre-activation outside the teacher span, with its first two derivatives in u, written into `out`. */
export type Smoothed = (u: number, q: number, out: Float64Array) => void;

/** Nodes where there is no closed form. */
const nodes = 48;

/**
 * σ_q(u) = E σ(u + √q ζ), σ_q' and σ_q''.
 * @equation erf: σ_q = erf(u/√(2(1+q))), square: u²+q, relu: uΦ(u/√q)+√q φ(u/√q), gelu: uΦ(v) + qφ(v)/√(1+q), v = u/√(1+q) [sgd-ode 3.7]
 */
export function smoothed(activation: Activation): Smoothed {
  if (activation.inputScale !== undefined) return smoothedErf(activation.inputScale);
  if (activation.name === 'square')
    return (u, q, out) => {
      out[0] = u * u + q;
      out[1] = 2 * u;
      out[2] = 2;
    };
  if (activation.name === 'linear')
    return (u, _q, out) => {
      out[0] = u;
      out[1] = 1;
      out[2] = 0;
    };
  if (activation.name === 'relu') return smoothedRelu;
  return activation.name === 'gelu' ? smoothedGelu : byQuadrature(activation);
}

function smoothedErf(scale: number): Smoothed {
  return (u, q, out) => {
    const r = scale / Math.sqrt(1 + scale * scale * q);
    const slope = 0.7978845608028654 * r * exp(-0.5 * r * r * u * u);
    out[0] = erf(Math.SQRT1_2 * r * u);
    out[1] = slope;
    out[2] = -r * r * u * slope;
  };
}

const smoothedRelu: Smoothed = (u, q, out) => {
  if (!(q > 0)) {
    out[0] = Math.max(0, u);
    out[1] = u > 0 ? 1 : 0;
    out[2] = 0;
    return;
  }
  const root = Math.sqrt(q);
  const density = normalPdf(u / root);
  out[1] = normalCdf(u / root);
  out[0] = u * out[1]! + root * density;
  out[2] = density / root;
};

const smoothedGelu: Smoothed = (u, q, out) => {
  const root = Math.sqrt(1 + q);
  const v = u / root;
  const density = normalPdf(v);
  out[1] = normalCdf(v);
  out[0] = u * out[1]! + (q / root) * density;
  out[1]! += (v * density) / (1 + q);
  out[2] = (density + ((1 - v * v) * density) / (1 + q)) / root;
};

function byQuadrature({ value, derivative, secondDerivative, degree }: Activation): Smoothed {
  const count = degree === undefined ? nodes : degree + 1;
  const rule = gaussHermite(count);
  return (u, q, out) => {
    const root = Math.sqrt(Math.max(0, q));
    out.fill(0);
    for (let i = 0; i < count; i++) {
      const x = u + root * rule.nodes[i]!;
      const weight = rule.weights[i]!;
      out[0]! += weight * value(x);
      out[1]! += weight * derivative(x);
      out[2]! += weight * secondDerivative(x);
    }
  };
}

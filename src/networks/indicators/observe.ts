import { sumOf } from '../kernels/layer-kernels.js';
import type { Network } from '../network.js';
import type { Batch } from '../training/descent.js';
import { featureChanges, normGrowths } from './change.js';
import { kernelCosine, meanLayerKernels, targetRayleighs, trace } from './kernel-indicators.js';
import { forwardBackwardCosines, frobeniusAlignments } from './layer-alignment.js';
import { type Mechanism, mechanismOf } from './mechanism.js';
import { type Probe, probe } from './probe.js';

/** A network at its start as later ones are held against it: its own copy must be given, training changes networks in place. */
export interface Reference {
  probe: Probe;
  kernel: Float64Array;
  layerTraces: Float64Array;
  /** Kernel along the target of every output. */
  rayleighs: Float64Array;
  cosines: Float64Array;
}

/** Indicators of a network against its start, layer by layer. */
export interface Indicators {
  /** Mean over outputs of the kernel along the target, now over start. */
  kernelRatio: number;
  kernelTraceRatio: number;
  /** How much the kernel kept its shape. */
  kernelCosine: number;
  /** Trace of every layer's part of the kernel, now over start. */
  layerKernelRatios: Float64Array;
  normGrowths: Float64Array;
  /** At the hidden layers. */
  featureChanges: Float64Array;
  forwardBackwardCosines: Float64Array;
  frobeniusAlignments: Float64Array;
  mechanisms: Mechanism[];
}

/** Probes the start. `batch` stays the probe batch of everything held against it. */
export function referenceOf(network: Network, batch: Batch): Reference {
  const start = probe(network, batch);
  const parts = meanLayerKernels(start);
  return {
    probe: start,
    kernel: sumOf(parts),
    layerTraces: Float64Array.from(parts, (part) => trace(part, batch.count)),
    rayleighs: targetRayleighs(start),
    cosines: forwardBackwardCosines(start),
  };
}

/**
 * All indicators of a network on the probe batch of its reference.
 * @equation mean_k q_k(t)/q_k(0), tr K_l(t)/tr K_l(0), ⟨K_t, K_0⟩/(‖K_t‖‖K_0‖) [LE 6.4.1-6.4.5]
 */
export function observe(network: Network, reference: Reference): Indicators {
  const { count, pass, labels } = reference.probe;
  const now = probe(network, { inputs: pass.inputs[0]!, labels, count });
  const parts = meanLayerKernels(now);
  const kernel = sumOf(parts);
  const kernelRatio = meanRatio(targetRayleighs(now), reference.rayleighs);
  const cosine = kernelCosine(kernel, reference.kernel);
  const cosines = forwardBackwardCosines(now);
  const mechanisms = Array.from(cosines, (cosineAfter, l) =>
    mechanismOf({ kernelRatio, kernelCosine: cosine, cosineBefore: reference.cosines[l]!, cosineAfter }),
  );
  return {
    kernelRatio,
    kernelTraceRatio: trace(kernel, count) / trace(reference.kernel, count),
    kernelCosine: cosine,
    layerKernelRatios: Float64Array.from(parts, (part, l) => trace(part, count) / reference.layerTraces[l]!),
    normGrowths: normGrowths(network, reference.probe.network),
    featureChanges: featureChanges(now, reference.probe),
    forwardBackwardCosines: cosines,
    frobeniusAlignments: frobeniusAlignments(network),
    mechanisms,
  };
}

/** Over the outputs that have labels on the probe. */
function meanRatio(now: Float64Array, before: Float64Array): number {
  const ratios = [...now].map((q, k) => q / before[k]!).filter((_, k) => !Number.isNaN(before[k]!));
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
}

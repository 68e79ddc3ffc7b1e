import { NumericalError } from '../../numerics/errors.js';

/** How features were learned at a hidden layer, or that they were not. */
export type Mechanism = 'kernel' | 'kernel, one layer rotates' | 'alignment' | 'disalignment' | 'rescaling';

/** What a mechanism is read from: change of the kernel, and of the forward-backward cosine of a hidden layer. */
export interface MechanismSigns {
  /** Kernel along the target, end over start. */
  kernelRatio: number;
  /** Cosine between the kernels of start and end: how much the shape was kept. */
  kernelCosine: number;
  cosineBefore: number;
  cosineAfter: number;
}

/** Conventions of the reading: below these a change does not count. */
const kernelChange = 0.1;
const shapeKept = 0.99;
const cosineChange = 0.1;
/** In the kernel phase the small layer always turns somewhat towards the data. */
const rotation = 0.4;

/**
 * Reads a mechanism: a kernel that keeps size and shape is the kernel phase; one that grows does so by alignment if the cosine
 * rose and by rescaling if not; one that shrinks by disalignment if the cosine fell in size, else by rescaling.
 * @equation kernel ⇔ |R − 1| ≤ 0.1 and ⟨K_t, K_0⟩/(‖K_t‖‖K_0‖) ≥ 0.99 [LE 6.4, 6.5]
 * @throws NumericalError `INDICATORS_NOT_FINITE` when a sign is no number.
 */
export function mechanismOf({ kernelRatio, kernelCosine, cosineBefore, cosineAfter }: MechanismSigns): Mechanism {
  if (!Number.isFinite(kernelRatio + kernelCosine + cosineBefore + cosineAfter)) throw notFinite(kernelRatio);
  const turned = Math.abs(cosineAfter) - Math.abs(cosineBefore);
  const sizeKept = Math.abs(kernelRatio - 1) <= kernelChange;
  if (sizeKept && kernelCosine >= shapeKept) return turned > rotation ? 'kernel, one layer rotates' : 'kernel';
  if (kernelRatio >= 1) return turned > cosineChange ? 'alignment' : 'rescaling';
  return turned < -cosineChange ? 'disalignment' : 'rescaling';
}

function notFinite(kernelRatio: number): NumericalError {
  return new NumericalError({
    code: 'INDICATORS_NOT_FINITE',
    what: `indicators of feature learning: the kernel ratio is ${kernelRatio}`,
    cause: 'training diverged, or the network has no output along its targets',
    remedy: 'lower the learning rate, and look for labels or inputs that are all zero',
  });
}

import { NumericalError } from '../../../numerics/errors.js';
import type { Setting } from '../setting.js';

/** The same failure, said in terms of the learning rate; other errors unchanged. */
export function explained(error: unknown, { activation, learningRate, dimension }: Setting): unknown {
  if (!(error instanceof NumericalError)) return error;
  const blowUp = /BLOW_UP|UNDERFLOW|NON_FINITE/.test(error.code);
  if (!blowUp) return error;
  const square = activation.degree !== undefined && activation.degree > 1;
  return new NumericalError({
    ...error.failure,
    cause: square
      ? `with a polynomial activation the noise term grows faster than the overlaps: at learning rate ${learningRate} they leave every bound in finite time`
      : `learning rate ${learningRate} makes the overlaps grow without bound${Number.isFinite(dimension) ? ` in dimension ${dimension}` : ''}`,
    remedy:
      "lower learningRate ('curvecast landmarks' gives blowUpLearningRate and criticalLearningRate), or look only at earlier times",
  });
}

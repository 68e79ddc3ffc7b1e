import { NumericalError } from '../../../numerics/errors.js';
import { rateLimits } from '../landmarks/rate-limits.js';
import type { Setting } from '../setting.js';
import type { Overlaps } from '../state.js';

/** The same failure, said in terms of the learning rate and, where it is known, of its limit; other errors unchanged. */
export function explained(error: unknown, setting: Setting, start?: Overlaps): unknown {
  if (!(error instanceof NumericalError)) return error;
  const blowUp = /BLOW_UP|UNDERFLOW|NON_FINITE/.test(error.code);
  if (!blowUp) return error;
  const { activation, learningRate, dimension } = setting;
  const square = activation.degree !== undefined && activation.degree > 1;
  const limit = start && limitOf(setting, start);
  return new NumericalError({
    ...error.failure,
    cause: square
      ? `with a polynomial activation the noise term grows faster than the overlaps: at learning rate ${learningRate} they leave every bound in finite time`
      : `learning rate ${learningRate} makes the overlaps grow without bound${Number.isFinite(dimension) ? ` in dimension ${dimension}` : ''}`,
    remedy:
      limit === undefined
        ? "lower learningRate, by halves until the overlaps stay bounded ('curvecast advise sgd-ode' gives the limits it knows), or look only at earlier times"
        : `lower learningRate below ${Number(limit.toPrecision(4))}, above which they do so, or look only at earlier times`,
  });
}

function limitOf(setting: Setting, start: Overlaps): number | undefined {
  const { blowUp, critical } = rateLimits(setting, start);
  const limit = blowUp ?? critical;
  return limit !== undefined && setting.learningRate > limit ? limit : undefined;
}

import { NumericalError } from '../../../numerics/errors.js';
import type { Arena } from '../../../numerics/kernels/index.js';
import { exp } from '../../../numerics/math/index.js';
import { spectralEdge } from './chebyshev-flow.js';
import { gradientOf } from './features.js';
import type { Instance } from './instance.js';
import type { Pace, Pieces } from './pace.js';
import type { Trainer } from './trainer.js';

/** Gradient descent of an instance under way. */
interface Descent {
  step: number;
  u: Float64Array;
  v: Float64Array;
  /** Σ w η over the steps so far. */
  area: Float64Array;
}

/**
 * Full-batch gradient descent on u and v; a unit of the user's time is one step.
 * @equation u ← u(1 − ηg − ηλ), v ← v(1 + ηg − ηλ) [dln-dmft 4, S3]
 */
export const descentTrainer: Trainer = {
  room: { coordinates: 9, rows: 3 },
  unavailable: 'gradient descent is exact up to rounding',
  meet(times, stepLength) {
    return Float64Array.from(new Set(times.map((t) => Math.round(t / stepLength)))).map((k) => k * stepLength);
  },
  begin(arena, instance, _accuracy, pace) {
    const { dimension: d, logSquare, start, setting } = instance;
    const state: Descent = {
      step: 0,
      u: Float64Array.from({ length: d }, (_, i) => exp(logSquare[i]! / 2 + start[i]!)),
      v: Float64Array.from({ length: d }, (_, i) => exp(logSquare[i]! / 2 - start[i]!)),
      area: new Float64Array(d),
    };
    const room = { w: arena.f64(d), gradient: arena.f64(d), residual: arena.f64(instance.features.rows) };
    return {
      *advance(t) {
        const goal = Math.round(t / setting.timeFactor);
        while (state.step < goal) yield* descend(state, instance, room, pace);
      },
      show(w, slope) {
        for (let i = 0; i < d; i++) {
          const [uu, vv] = [state.u[i]! * state.u[i]!, state.v[i]! * state.v[i]!];
          w[i] = (uu - vv) / 2;
          slope[i] = uu + vv;
        }
      },
      addUp: (area) => area.set(state.area),
      save: () => copyOf(state),
      restore(saved) {
        Object.assign(state, copyOf(saved as unknown as Descent));
      },
    };
  },
};

function copyOf({ step, u, v, area }: Descent) {
  return { step, u: u.slice(), v: v.slice(), area: area.slice() };
}

type Room = Record<'w' | 'gradient' | 'residual', ReturnType<Arena['f64']>>;

function* descend(state: Descent, instance: Instance, { w, gradient, residual }: Room, pace: Pace): Pieces<void> {
  const { u, v, area } = state;
  const { features, labels, dimension: d, samples, setting } = instance;
  const { timeFactor: eta, weightDecay } = setting;
  let largest = 0;
  for (let i = 0; i < d; i++) {
    const [uu, vv] = [u[i]! * u[i]!, v[i]! * v[i]!];
    w[i] = (uu - vv) / 2;
    largest = Math.max(largest, uu + vv);
  }
  if (!(largest < 1e100)) throw diverged(state.step, instance);
  yield* gradientOf(features, w, labels, { residual, gradient, factor: d / samples }, pace);
  const shrink = 1 - eta * weightDecay;
  for (let i = 0; i < d; i++) {
    const pull = eta * gradient[i]!;
    area[i]! += eta * w[i]!;
    u[i]! *= shrink - pull;
    v[i]! *= shrink + pull;
  }
  state.step++;
}

function diverged(step: number, { setting, dimension, samples, teacher }: Instance): NumericalError {
  let slope = 2 * setting.starts[0]!.scale * setting.starts[0]!.scale;
  for (const w of teacher) slope = Math.max(slope, 2 * Math.abs(w));
  const admissible = 2 / (slope * spectralEdge(samples / dimension, dimension) * setting.timeFactor);
  return new NumericalError({
    code: 'DESCENT_DIVERGED',
    what: 'gradient descent: the weights diverged',
    step,
    cause: 'the learning rate lies beyond the edge of stability',
    remedy: `multiply parametrisation.learningRate by ${admissible.toPrecision(2)} or less`,
  });
}

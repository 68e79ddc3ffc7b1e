import { kernels } from '../../../../src/numerics/kernels/index.js';
import { settingOf } from '../../../../src/theories/dln-dmft/conversions.js';
import { type Parameters, parameters } from '../../../../src/theories/dln-dmft/parameters.js';
import { drawInstance, type Instance } from '../../../../src/theories/dln-dmft/simulators/instance.js';
import type { Trainer } from '../../../../src/theories/dln-dmft/simulators/trainer.js';

/** Parameters with defaults. */
export function parsed(raw: Record<string, unknown>): Parameters {
  return parameters.parse(raw);
}

/** An instance of these parameters. */
export function instanceOf(raw: Record<string, unknown>, replica = 0, seed = 1): Instance {
  const values = parsed(raw);
  return drawInstance(kernels().arena(), settingOf(values), values.inputDimension, { seed, replica });
}

/** Runs pieces to their end. */
export function all<T>(pieces: Generator<unknown, T, void>): T {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}

/** Weights of an instance at several times. */
export function weightsAt(trainer: Trainer, instance: Instance, times: number[], accuracy = 1e-3): Float64Array[] {
  const training = trainer.begin(kernels().arena(), instance, accuracy, { spent: 0 });
  const w = new Float64Array(instance.dimension);
  return times.map((t) => {
    all(training.advance(t));
    training.show(w, new Float64Array(instance.dimension));
    return w.slice();
  });
}

/** ‖w − w*‖²/d. */
export function testMse(w: Float64Array, { teacher }: Instance): number {
  return w.reduce((sum, x, i) => sum + (x - teacher[i]!) * (x - teacher[i]!), 0) / w.length;
}

/** Root mean square difference. */
export function distance(a: Float64Array, b: Float64Array): number {
  return Math.sqrt(a.reduce((sum, x, i) => sum + (x - b[i]!) * (x - b[i]!), 0) / a.length);
}

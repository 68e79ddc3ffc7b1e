import { kernels } from '../../../../src/numerics/kernels/index.js';
import { gradientOf } from '../../../../src/theories/dln-dmft/simulators/features.js';
import { all, instanceOf } from '../simulators/setup.js';

/** Curves of gradient descent on a finite network of depth L with features of unequal variance: the reference for the mean field. */
export function trained(
  raw: Record<string, unknown>,
  { depth, eta, steps, variances }: { depth: number; eta: number; steps: number; variances: number[] },
  replica: number,
) {
  const instance = instanceOf(raw, replica);
  const { dimension: d, features, labels, samples, logSquare, start, setting, teacher } = instance;
  const scale = Float64Array.from({ length: d }, (_, i) => Math.sqrt(variances[i % variances.length]!));
  for (const { row, rows, from, values } of features.blocks)
    for (let k = 0; k < rows; k++)
      for (let j = from; j < d; j++) {
        const at = k * (d - from) + j - from;
        labels[row + k]! += values[at]! * (scale[j]! - 1) * teacher[j]!;
        values[at]! *= scale[j]!;
      }
  const u = Float64Array.from(start, (c, i) => Math.exp(logSquare[i]! / 2 + c));
  const v = Float64Array.from(start, (c, i) => Math.exp(logSquare[i]! / 2 - c));
  const arena = kernels().arena();
  const [w, gradient, residual] = [arena.f64(d), arena.f64(d), arena.f64(features.rows)];
  const curves = { trainMse: [] as number[], testMse: [] as number[], predictionMse: [] as number[] };
  for (let n = 0; n <= steps; n++) {
    for (let i = 0; i < d; i++) w[i] = (u[i]! ** depth - v[i]! ** depth) / depth;
    all(gradientOf(features, w, labels, { residual, gradient, factor: d / samples }, { spent: 0 }));
    curves.trainMse.push((residual.reduce((s, r) => s + r * r, 0) + instance.unreachable) / samples);
    curves.testMse.push(w.reduce((s, x, i) => s + (x - teacher[i]!) ** 2, 0) / d);
    curves.predictionMse.push(w.reduce((s, x, i) => s + scale[i]! ** 2 * (x - teacher[i]!) ** 2, 0) / d);
    for (let i = 0; i < d; i++) {
      u[i]! *= 1 - eta * (setting.weightDecay + u[i]! ** (depth - 2) * gradient[i]!);
      v[i]! *= 1 - eta * (setting.weightDecay - v[i]! ** (depth - 2) * gradient[i]!);
    }
  }
  arena.release();
  return curves;
}

/**
 * The diagonal K_nn of the memory kernel, from the response identity of the row; safeguarded Newton inside (0, 1].
 * @equation K + E[K s P/(B + K s P)]/δ = 1 [dln-dmft 5.1-2c]
 */
export function responseRoot(
  b: number,
  { slope, gain, p }: Record<'slope' | 'gain' | 'p', Float64Array>,
  sampleRatio: number,
  guess: number,
): number {
  let low = 0;
  let high = 1;
  let k = Math.min(Math.max(guess, 1e-300), 1);
  for (let i = 0; i < 200; i++) {
    let value = k - 1;
    let steep = 1;
    for (let j = 0; j < slope.length; j++) {
      const s = gain[j]! * slope[j]!;
      const q = 1 / (b + k * s);
      value += (p[j]! * k * s * q) / sampleRatio;
      steep += (p[j]! * s * b * q * q) / sampleRatio;
    }
    if (value > 0) high = k;
    else low = k;
    let next = k - value / steep;
    if (!(next > low && next < high)) next = low > 0 ? Math.sqrt(low * high) : high / 8;
    if (Math.abs(next - k) <= 1e-7 * k) return next;
    k = next;
  }
  return k;
}

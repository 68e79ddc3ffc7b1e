/** Mean over replicas and its standard error, place by place; NaN where a replica has no finite value. */
export function ensemble(replicas: Float64Array[]): { mean: Float64Array; standardError: Float64Array } {
  const length = Math.min(...replicas.map(({ length }) => length));
  const mean = new Float64Array(length);
  const standardError = new Float64Array(length);
  const n = replicas.length;
  for (let k = 0; k < length; k++) {
    const values = replicas.map((replica) => replica[k] as number);
    const centre = values.reduce((sum, value) => sum + value, 0) / n;
    const spread = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0);
    mean[k] = Number.isFinite(centre) ? centre : Number.NaN;
    standardError[k] = n > 1 ? Math.sqrt(spread / (n - 1) / n) : 0;
  }
  return { mean, standardError };
}

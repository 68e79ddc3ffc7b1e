import { strToU8 } from 'fflate';
import type { Series } from '../contract/index.js';
import { sha256Hex } from '../data/sha256.js';
import { canonicalJson } from './canonical.js';
import { float64Bytes } from './float64-bytes.js';
import type { Result } from './result.js';

/**
 * SHA-256 of what a run computed: canonical spec, version, and of every part the calculation, its parameters, series and errors,
 * every float64 bit for bit; kernels count where they are not portable. Titles, sentences, host, date and timings do not count;
 * nor does the order of properties.
 */
export function resultHash({
  format,
  contractVersion,
  version,
  spec,
  kernels,
  parts,
}: Omit<Result, 'hash' | 'run'>): string {
  const sorted = parts.map((part) => ({
    part,
    names: Object.keys(part.dataset.series).sort(),
  }));
  const header = canonicalJson({
    format,
    contractVersion,
    version,
    spec,
    ...(kernels === 'blas' ? { kernels } : {}),
    parts: sorted.map(({ part: { id, role, calculation, differs, dataset }, names }) => ({
      id,
      role,
      calculation,
      differs,
      sizes: dataset.sizes,
      series: names.map((name) => seriesHeader(name, dataset.series[name]!)),
    })),
  });
  const chunks = sorted.flatMap(({ part, names }) => names.flatMap((name) => seriesBytes(part.dataset.series[name]!)));
  return sha256Hex(strToU8(header), ...chunks);
}

function seriesHeader(name: string, { dims, values, error, errorIs }: Series) {
  return { name, dims, errorIs, length: values.length, hasError: error !== undefined, ...labels(values) };
}

function labels(values: Series['values']) {
  return Array.isArray(values) ? { labels: values } : {};
}

function seriesBytes({ values, error }: Series): Uint8Array[] {
  return [...(Array.isArray(values) ? [] : [float64Bytes(values)]), ...(error ? [float64Bytes(error)] : [])];
}

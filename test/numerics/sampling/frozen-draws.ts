import { randomStream } from '../../../src/numerics/random/index.js';
import {
  fillSobol,
  fillSobolNormals,
  fillStratifiedNormals,
  sobolSequence,
} from '../../../src/numerics/sampling/index.js';

const stream = () => randomStream(42, 'frozen', 7);

/** What `fixtures/frozen.json` holds: one list of numbers per sampler. */
export const frozenDraws: Record<string, () => Float64Array> = {
  fillSobol: () => fillSobol(new Float64Array(12), sobolSequence(4, stream()), 1000),
  'fillSobol in 1111 dimensions': () => fillSobol(new Float64Array(1111), sobolSequence(1111, stream()), 77).slice(-6),
  fillSobolNormals: () => fillSobolNormals(new Float64Array(12), sobolSequence(4, stream())),
  fillStratifiedNormals: () => fillStratifiedNormals(new Float64Array(12), stream()),
};

import { chiSquare, normal, randomStream, type Stream } from '../../../numerics/random/index.js';
import { drawStart, finiteDimension } from '../initial/index.js';
import type { Parameters } from '../parameters.js';
import type { Particles } from '../state.js';
import { particlesFrom, teacherFrame } from './particle-start.js';

/**
 * Particles of an infinitely wide student drawn one by one from the law of its initialisation, without the overlaps between them.
 * @equation random: m_j ~ N(0, σ0²/d) per direction, q⊥_j ~ σ0² χ²_{d−k}/d [sgd-ode 3.12]
 */
export function drawParticles(given: Parameters, seed: number, replica: number): Particles {
  const single = { ...given, width: 1, readoutWeights: [], initialisation: { kind: 'random', scale: 1 } as const };
  const { teacherOverlap, teacherReadoutWeights } = drawStart(single, seed, replica);
  const k = teacherReadoutWeights.length;
  const { frame, rank } = teacherFrame(teacherOverlap, k);
  const stream = randomStream(seed, 'particles', replica);
  const count = given.particles;
  const all: Particles = {
    projections: new Float64Array(count * rank),
    orthogonalNorms: new Float64Array(count),
    readoutWeights: new Float64Array(count).fill(1),
    teacherFrame: frame,
    teacherReadoutWeights,
  };
  const draw = drawer(given, all, { k, rank }, stream);
  for (let j = 0; j < count; j++) draw(j);
  return all;
}

function drawer(given: Parameters, all: Particles, { k, rank }: { k: number; rank: number }, stream: Stream) {
  const { initialisation } = given;
  if (initialisation.kind === 'informed') return (j: number) => mixed(all, j, { k, rank }, initialisation, stream);
  if (initialisation.kind === 'symmetric') {
    const { projections, orthogonalNorms } = symmetricParticle(given, all, k);
    return (j: number) => {
      all.projections.set(projections, j * rank);
      all.orthogonalNorms[j] = orthogonalNorms[0]!;
    };
  }
  const dimension = finiteDimension(given);
  const scale = initialisation.scale;
  const spherical = initialisation.kind === 'spherical' || given.constraint === 'spherical';
  return (j: number) => {
    let square = 0;
    for (let c = 0; c < rank; c++) {
      const z = normal(stream);
      all.projections[j * rank + c] = (scale * z) / Math.sqrt(dimension);
      square += z * z;
    }
    const rest = dimension > rank ? chiSquare(dimension - rank, stream) : 0;
    all.orthogonalNorms[j] = (scale * scale * rest) / dimension;
    if (spherical)
      shrink(all, j, rank, given.constraint === 'spherical' ? 1 : scale, (scale * scale * (square + rest)) / dimension);
  };
}

/** Row j to the norm `length`. */
function shrink(all: Particles, j: number, rank: number, length: number, square: number): void {
  const factor = square > 0 ? length / Math.sqrt(square) : 0;
  for (let c = 0; c < rank; c++) all.projections[j * rank + c]! *= factor;
  all.orthogonalNorms[j]! *= factor * factor;
}

/** m = A T for one row A. */
function mixed(
  all: Particles,
  j: number,
  { k, rank }: { k: number; rank: number },
  { mixing, scale }: { mixing: number[][]; scale: number },
  stream: Stream,
): void {
  for (let r = 0; r < k; r++) {
    const a = mixing.length > 0 ? (mixing[j % mixing.length]![r] ?? 0) : scale * normal(stream);
    for (let c = 0; c < rank; c++) all.projections[j * rank + c]! += a * all.teacherFrame[r * rank + c]!;
  }
}

/** All symmetric particles are one. */
function symmetricParticle(given: Parameters, { teacherReadoutWeights }: Particles, k: number): Particles {
  return particlesFrom(
    drawStart({ ...given, width: 1, teacherWidth: k, teacherReadoutWeights: [...teacherReadoutWeights] }, 0, 0),
  );
}

import type { Reader } from '../engines/observing.js';
import type { Snapshot } from '../observables.js';
import { type ParticleFlow, type ParticleProblem, readoutOf, squaredNorm } from './particle-system.js';

/** Reader of particles. */
export function particleReader(problem: ParticleProblem, { risk }: ParticleFlow): Reader {
  const { layout, start } = problem;
  const { count, rank, orthogonalAt } = layout;
  const k = start.teacherReadoutWeights.length;
  const frame = start.teacherFrame;
  const along = (row: Float64Array, at: number, r: number) => {
    let sum = 0;
    for (let c = 0; c < rank; c++) sum += row[at + c]! * frame[r * rank + c]!;
    return sum;
  };
  const particles = {
    squaredNorms: new Float64Array(count),
    orthogonalNorms: new Float64Array(count),
    projections: new Float64Array(count * k),
  };
  const snapshot: Snapshot = {
    p: count,
    k,
    studentOverlap: new Float64Array(0),
    crossOverlap: new Float64Array(count * k),
    teacherOverlap: Float64Array.from({ length: k * k }, (_, at) => along(frame, Math.floor(at / k) * rank, at % k)),
    teacherInverse: new Float64Array(0),
    readout: start.readoutWeights.slice(),
    risk: 0,
    particles,
  };
  return (y, withRisk) => {
    for (let j = 0; j < count; j++) {
      particles.squaredNorms[j] = squaredNorm(y, j, layout);
      particles.orthogonalNorms[j] = y[orthogonalAt + j]!;
      for (let c = 0; c < rank; c++) particles.projections[j * k + c] = y[j * rank + c]!;
      for (let r = 0; r < k; r++) snapshot.crossOverlap[j * k + r] = along(y, j * rank, r);
    }
    snapshot.readout.set(readoutOf(y, problem));
    if (withRisk) snapshot.risk = risk(y);
    return snapshot;
  };
}

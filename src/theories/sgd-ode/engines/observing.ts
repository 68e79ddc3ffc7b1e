import type { Functionals, OdeEvent } from '../../../numerics/ode/index.js';
import { inverseOf, largestCosine, type Observable, type Snapshot } from '../observables.js';
import type { System } from './system.js';

/** Reads what observables need of a state; the snapshot is shared between calls. */
export type Reader = (y: Float64Array, withRisk: boolean) => Snapshot;

/** Reader of the overlaps of a finite student. */
export function overlapReader({ layout, start, covariance, risk }: System): Reader {
  const { p, k, n } = layout;
  const snapshot: Snapshot = {
    p,
    k,
    studentOverlap: new Float64Array(p * p),
    crossOverlap: new Float64Array(p * k),
    teacherOverlap: start.teacherOverlap,
    teacherInverse: inverseOf(start.teacherOverlap, k),
    readout: start.readoutWeights.slice(),
    risk: 0,
  };
  return (y, withRisk) => {
    const { omega, readout } = covariance(y);
    for (let j = 0; j < p; j++) {
      for (let l = 0; l < p; l++) snapshot.studentOverlap[j * p + l] = omega[j * n + l]!;
      for (let r = 0; r < k; r++) snapshot.crossOverlap[j * k + r] = omega[j * n + p + r]!;
    }
    snapshot.readout.set(readout);
    if (withRisk) snapshot.risk = risk(y);
    return snapshot;
  };
}

/** What an integrator records at the output times: all observables in one row, for p students and k teachers. */
export function observing(read: Reader, observables: Observable[], p: number, k: number): Functionals {
  const sizes = observables.map(({ size }) => size(p, k));
  return {
    size: sizes.reduce((sum, size) => sum + size, 0),
    of(_t, y, out) {
      const snapshot = read(y, true);
      let at = 0;
      observables.forEach(({ write }, o) => {
        write(snapshot, out.subarray(at, at + sizes[o]!));
        at += sizes[o]!;
      });
    },
  };
}

/** The end of the plateau: the largest absolute cosine of a student with a teacher reaches `threshold`. */
export function exitEvent(read: Reader, threshold: number): OdeEvent {
  return { name: 'exit', direction: 1, of: (_t, y) => largestCosine(read(y, false)) - threshold };
}

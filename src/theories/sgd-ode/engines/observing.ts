import type { Functionals, OdeEvent } from '../../../numerics/ode/index.js';
import { inverseOf, largestCosine, type Observable, type Snapshot } from '../observables.js';
import type { System } from './system.js';

/** Reads the order parameters of a state. */
export function snapshotter({
  layout,
  start,
  covariance,
  risk,
}: System): (y: Float64Array, withRisk: boolean) => Snapshot {
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

/** What an integrator records at the output times: all observables in one row. */
export function observing(system: System, observables: Observable[]): Functionals {
  const { p, k } = system.layout;
  const read = snapshotter(system);
  const size = observables.reduce((sum, observable) => sum + observable.size(p, k), 0);
  return {
    size,
    of(_t, y, out) {
      const snapshot = read(y, true);
      let at = 0;
      for (const observable of observables) {
        const length = observable.size(p, k);
        observable.write(snapshot, out.subarray(at, at + length));
        at += length;
      }
    },
  };
}

/** The end of the plateau: the largest absolute cosine of a student with a teacher reaches `threshold`. */
export function exitEvent(system: System, threshold: number): OdeEvent {
  const read = snapshotter(system);
  return { name: 'exit', direction: 1, of: (_t, y) => largestCosine(read(y, false)) - threshold };
}

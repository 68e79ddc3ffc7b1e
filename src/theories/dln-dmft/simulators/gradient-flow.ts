import type { Plain } from '../../../contract/index.js';
import { beginFlow, type Flow, flowTo, flowWork, spectralEdge } from './chebyshev-flow.js';
import { mirrorMap } from './mirror-map.js';
import type { Trainer } from './trainer.js';

/** Local error per step, root mean square in the mirror variable, over the relative accuracy wanted. */
const tolerancePerAccuracy = 4;

/** Gradient flow by Runge-Kutta-Chebyshev steps in the mirror variable. */
export const gradientFlowTrainer: Trainer = {
  room: { coordinates: 12, rows: 3 },
  begin(arena, instance, accuracy, pace) {
    const { dimension, samples, logSquare, setting } = instance;
    const tolerance = Math.min(0.02, Math.max(1e-6, tolerancePerAccuracy * accuracy));
    const flow = beginFlow(instance);
    const edge = instance.edge ?? spectralEdge(samples / dimension, dimension);
    const work = flowWork(arena, instance, tolerance, edge, pace);
    const decay = () => 2 * setting.weightDecay * flow.t;
    return {
      *advance(t) {
        if (t > flow.t) yield* flowTo(flow, t, work);
      },
      show(w, slope) {
        mirrorMap(flow.y, logSquare, decay(), w, slope);
      },
      showShifted(w, slope) {
        const shifted = flow.y.map((y, i) => y + flow.drift[i]!);
        mirrorMap(shifted, logSquare, decay(), w, slope);
      },
      addUp: (area, shifted) => area.set(shifted ? flow.shiftedArea : flow.area),
      save: () => structured(flow),
      restore(saved) {
        Object.assign(flow, structured(saved as unknown as Flow));
        work.known.t = Number.NaN;
      },
    };
  },
};

/** A copy of a flow that shares no array with it. */
function structured(flow: Flow): Flow & { [key: string]: Plain } {
  return {
    ...flow,
    y: flow.y.slice(),
    drift: flow.drift.slice(),
    area: flow.area.slice(),
    shiftedArea: flow.shiftedArea.slice(),
  };
}

import { effect, signal } from '@preact/signals';
import type { Spec } from '../../../artifacts/spec.js';
import type { Asked } from '../../bench/index.js';
import { back } from '../../bench/index.js';

/** Widths and laziness scales at which the drift of the kernel is computed. */
export const widths = [8, 16, 32, 64, 128, 256];
export const scales = [0.1, 0.25, 0.6, 1.5, 4, 10];

/** Drift of the tangent kernel by width and scale; absent while unknown. */
export const drifts = signal<Map<string, number>>(new Map());

/** Name of a cell. */
export function cellName(width: number, scale: number): string {
  return `${width} ${scale}`;
}

let under: Asked<unknown> | undefined;
let known = '';

/**
 * Computes the plane in the background, coarse places first, whenever anything but width and scale changes. Ends with the function returned.
 */
export function keepSurveyed(spec: () => Spec | undefined): () => void {
  const stop = effect(() => {
    const now = spec();
    if (!now) return;
    const { width: _, lazinessScale: __, hiddenWidths: ___, ...others } = now.parameters;
    const wanted = JSON.stringify([others, now.seed]);
    if (wanted === known) return;
    known = wanted;
    drifts.value = new Map();
    under?.cancel();
    void survey(others, now.seed, wanted);
  });
  return () => {
    stop();
    under?.cancel();
    // Unfinished work is begun anew next time.
    if (drifts.peek().size < widths.length * scales.length) known = '';
  };
}

async function survey(parameters: Spec['parameters'], seed: number, wanted: string): Promise<void> {
  const places = widths.flatMap((a, i) => scales.map((b, j) => ({ a, b, late: (i % 2) + (j % 2) })));
  places.sort((p, q) => p.late - q.late);
  for (const { a, b } of places) {
    const asked = back().ask('cells', {
      theory: 'linearization',
      parameters,
      seed,
      replicas: 1,
      // As the theory's own label: kinks have no third derivative to predict from.
      measure: parameters.activation === 'relu' ? 'ntkDriftShadow' : 'ntkDriftOpenLoop',
      x: 'width',
      y: 'lazinessScale',
      places: [{ a, b }],
    });
    under = asked;
    try {
      const [cell] = await asked.answer;
      if (known !== wanted) return;
      const value = cell?.value;
      if (typeof value === 'number') drifts.value = new Map(drifts.peek()).set(cellName(a, b), value);
    } catch {
      return;
    }
  }
}

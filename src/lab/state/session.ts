import { computed, signal } from '@preact/signals';
import type { Part, Result } from '../../artifacts/result.js';
import type { Spec } from '../../artifacts/spec.js';
import type { InputProblem, Regime, View } from '../../contract/index.js';
import type { Progress } from '../../experiments/executor.js';
import type { TheoryCard } from '../worker/questions/describe.js';
import type { Forecast } from '../worker/questions/forecast.js';
import type { Look } from './look.js';

/** The one canonical spec the page stands for; undefined on pages that have none. */
export const spec = signal<Spec | undefined>(undefined);

/** How it is shown. */
export const look = signal<Look>({});

/** The theory of the spec, described. */
export const card = signal<TheoryCard | undefined>(undefined);

/** What the theory says of the spec, at least of the large chart; kept on screen while a newer one is computed. */
export const forecast = signal<Forecast | undefined>(undefined);

/** The latest forecast of all charts; older than `forecast` while a slider moves. */
export const wholeForecast = signal<Forecast | undefined>(undefined);

/** Why there is no forecast: what is wrong with the parameters, or what failed. */
export const problems = signal<InputProblem[]>([]);
export const failure = signal<string | undefined>(undefined);

/** Whether `forecast` is a sketch: of a theory that goes run by run, the first start alone. */
export const sketched = signal(false);

/** Whether a forecast is being computed. */
export const forecasting = signal(false);

/** The phase of the spec: undefined while unknown, null where the theory names none. */
export const regime = signal<Regime | null | undefined>(undefined);

/** A study (theory with error bars, training, agreement) and how far it is. */
export interface Study {
  state: 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
  /** Curves so far, the theory's first. */
  parts: Part[];
  progress?: Progress & { phase: string };
  result?: Omit<Result, 'run'>;
  message?: string;
}
export const study = signal<Study | undefined>(undefined);

/** Further curves over the same charts: pinned runs, measured data. Views add and remove them. */
export interface Overlay {
  id: string;
  label: string;
  role: 'theory' | 'data' | 'guide';
  dataset: Part['dataset'];
}
export const overlays = signal<Overlay[]>([]);

/** Where the curves end, where the theory knows it beforehand. */
export const limits = signal<Overlay | undefined>(undefined);

/** All that is drawn besides theory and training. */
export function allOverlays(): Overlay[] {
  return [...(limits.value ? [limits.value] : []), ...overlays.value];
}

/** Time under the pointer, in the theory's own unit; all charts show it. */
export const cursor = signal<number | undefined>(undefined);

/** The control last touched; the formula marks its terms. */
export const touched = signal<string | undefined>(undefined);

/** Parts to draw: those of the study where it has any, before that the forecast's. */
export const parts = computed<Part[]>(() => withStudy(forecast.value?.parts ?? [], study.value?.parts ?? []));

/** The same from the latest forecast of all charts. */
export const wholeParts = computed<Part[]>(() => withStudy(wholeForecast.value?.parts ?? [], study.value?.parts ?? []));

/** Each part of the study in the place of its forecast, so that families keep their order and colours; what is new follows. */
function withStudy(predicted: Part[], studied: Part[]): Part[] {
  const known = new Set(predicted.map(({ id }) => id));
  const own = new Map(studied.map((part) => [part.id, part]));
  return [...predicted.map((part) => own.get(part.id) ?? part), ...studied.filter(({ id }) => !known.has(id))];
}

/** Whether some of the parts holds something of a view. */
export function fills({ x, y, mark }: View, all: Part[]): boolean {
  return all.some(
    ({ dataset: { series } }) => (mark === 'histogram' || x in series) && y.some((name) => name in series),
  );
}

/** What a view is drawn from, and whether it is older than the controls. */
export function partsFor(view: View): { parts: Part[]; stale: boolean } {
  if (fills(view, parts.value)) return { parts: parts.value, stale: false };
  return { parts: wholeParts.value, stale: true };
}

/** Every series the charts of the theory show, and those judged for agreement. */
export const shownQuantities = computed<string[]>(() => {
  const { views = [], headline = [] } = card.value ?? {};
  return [...new Set([...views.flatMap(quantitiesOfView), ...headline])];
});

/** Every series a view shows. */
export function quantitiesOfView({ x, y, rows }: View): string[] {
  return [x, ...y, ...(rows ? [rows] : [])];
}

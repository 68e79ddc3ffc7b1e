import type { Part } from '../artifacts/result.js';
import type { Spec } from '../artifacts/spec.js';
import type { Theory } from '../contract/index.js';
import { nodeCanvas } from '../execution/drawing.js';
import { writeWhole } from '../execution/files.js';
import type { Watch } from '../experiments/executor.js';
import { exhibitsOf } from '../experiments/exhibits.js';
import { quantitiesOf } from '../experiments/quantities.js';
import { type LiveRun, liveHtml } from '../figures/index.js';

/** A page redrawn while a run goes on. */
export interface LivePage {
  /** Hears of one phase of the run. */
  watch(phase: string, role: Part['role']): Required<Pick<Watch, 'partial'>>;
  /** Ends redrawing: with this page, the run's report, or without one with the last curves, marked as interrupted. */
  end(report?: string): Promise<void>;
}

/** Milliseconds from one drawing to the next: four times what it took, within bounds (the first one also loads the drawing library). */
const pause = { least: 1000, most: 5000, factor: 4 };

/** A page at `path` with the curves known so far; browsers that show it load it again by themselves. */
export function livePage(path: string, spec: Spec, theory: Theory, trouble: (error: unknown) => void): LivePage {
  const parts = new Map<string, Part>();
  const quantities = quantitiesOf(theory);
  let changed = false;
  let busy = false;
  let drawing = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function draw(state: LiveRun['state']): Promise<void> {
    const exhibits = exhibitsOf({ parts: [...parts.values()], spec }, theory);
    const phase = [...parts.keys()].at(-1) ?? '';
    await writeWhole(path, await liveHtml({ title: theory.title, state, phase, exhibits, quantities }, nodeCanvas));
  }

  async function redraw(): Promise<void> {
    const begun = performance.now();
    busy = true;
    changed = false;
    await draw('running').catch(trouble);
    const wait = Math.min(pause.most, Math.max(pause.least, pause.factor * (performance.now() - begun)));
    timer = setTimeout(rested, wait).unref();
  }

  function rested(): void {
    busy = false;
    if (changed) drawing = redraw();
  }

  return {
    watch: (phase, role) => ({
      partial: {
        every: pause.least,
        take(dataset) {
          parts.set(phase, { id: phase, role, calculation: '', label: phase, differs: {}, dataset });
          changed = true;
          if (!busy) drawing = redraw();
        },
      },
    }),
    async end(report) {
      busy = true;
      await drawing;
      clearTimeout(timer);
      await (report === undefined ? draw('interrupted') : writeWhole(path, report)).catch(trouble);
    },
  };
}

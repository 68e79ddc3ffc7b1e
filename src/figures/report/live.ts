import type { Exhibit, Quantity } from '../../contract/index.js';
import type { Canvas } from '../canvas.js';
import { html } from '../text/html.js';
import { page } from './page.js';
import { figures } from './parts.js';

/** What a page shows of a run that goes on. */
export interface LiveRun {
  title: string;
  state: 'running' | 'interrupted';
  /** What is being computed, or was last. */
  phase: string;
  exhibits: Exhibit[];
  quantities?: Quantity[];
}

/** Curves known so far as a self-contained page; while the run goes on browsers load it again every second. */
export async function liveHtml(
  { title, state, phase, exhibits, quantities = [] }: LiveRun,
  canvas: Canvas,
): Promise<string> {
  const refresh = state === 'running' ? '<meta http-equiv="refresh" content="1">' : '';
  const lead = `<p class="lead">${state}: ${html(phase)}</p>`;
  return page(title, `<h1>${html(title)}</h1>${lead}${await figures(exhibits, quantities, canvas)}`, refresh);
}

import type { Exhibit, Quantity } from '../../contract/index.js';
import type { Canvas } from '../canvas.js';
import { html } from '../text/html.js';
import { page } from './page.js';
import { facts, figures } from './parts.js';

/** What a sweep's page shows. */
export interface SweepReport {
  title: string;
  lead: string;
  facts: [string, string][];
  exhibits: Exhibit[];
  quantities: Quantity[];
  /** Failed cells shown, and how many there are. */
  failures: { cell: number; code: string; message: string; replay: string }[];
  failed: number;
  spec: object;
}

/** A sweep as a self-contained page: what was swept, its pictures, which cells failed and how to see them again. */
export async function sweepReportHtml(report: SweepReport, canvas: Canvas): Promise<string> {
  const { title, lead, exhibits, quantities, spec } = report;
  return page(
    title,
    [
      `<h1>${html(title)}</h1>`,
      `<p class="lead">${html(lead)}</p>`,
      facts(report.facts),
      await figures(exhibits, quantities, canvas),
      failureList(report),
      `<details><summary>Specification</summary><pre>${html(JSON.stringify(spec, null, 2))}</pre></details>`,
    ].join('\n'),
  );
}

function failureList({ failures, failed }: SweepReport): string {
  if (failed === 0) return '';
  const rows = failures.map(
    ({ cell, code, message, replay }) =>
      `<h3>Cell ${cell}: ${html(code)}</h3><p>${html(message)}</p><pre>${html(replay)}</pre>`,
  );
  const more =
    failed > failures.length ? `<p class="quiet">${failed - failures.length} more in failures.ndjson.</p>` : '';
  return `<h2>${failed} failed ${failed === 1 ? 'cell' : 'cells'}</h2>${rows.join('\n')}${more}`;
}

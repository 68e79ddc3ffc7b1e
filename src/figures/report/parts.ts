import type { Exhibit, Quantity, Verdict } from '../../contract/index.js';
import type { Canvas } from '../canvas.js';
import { drawSvg } from '../svg.js';
import { dataTable } from '../table.js';
import { html, prose } from '../text/html.js';
import { readable } from '../text/number.js';

/** A verdict as word and colour. */
export function verdictHtml(verdict: Verdict): string {
  return `<span class="verdict ${verdict}">${verdict}</span>`;
}

/** Names beside values. */
export function facts(pairs: [string, string][]): string {
  const rows = pairs.map(([name, value]) => `<dt>${html(name)}</dt><dd>${html(value)}</dd>`);
  return `<dl class="facts">${rows.join('')}</dl>`;
}

/** A table cell with a number, label or nothing. */
export function cell(value: number | string | undefined, digits = 6): string {
  if (value === undefined) return '<td class="number"></td>';
  if (typeof value === 'string') return `<td class="number">${html(value)}</td>`;
  return `<td class="number">${readable(value, digits)}</td>`;
}

export function paragraphs(texts: string[], className = ''): string {
  return texts.map((text) => `<p${className ? ` class="${className}"` : ''}>${prose(text)}</p>`).join('\n');
}

/** Exhibits as inline figures that follow the page's colours, each with its description and its numbers to unfold. */
export async function figures(exhibits: Exhibit[], quantities: Quantity[], canvas: Canvas): Promise<string> {
  if (exhibits.length === 0) return '';
  const drawn: string[] = [];
  for (const exhibit of exhibits) {
    const broad = exhibit.view.mark !== 'cell' && exhibit.view.y.length > 1;
    const width = broad ? 960 : 460;
    const style = { width, fontSize: 8.5, theme: 'adaptive', embedFont: false, quantities } as const;
    drawn.push(
      `<figure${broad ? ' class="broad"' : ''}>${await drawSvg(exhibit, style, canvas)}<figcaption>${prose(exhibit.description)}</figcaption>` +
        `<details><summary>Numbers</summary>${dataTable(exhibit, style)}</details></figure>`,
    );
  }
  return `<div class="figures">${drawn.join('\n')}</div>`;
}

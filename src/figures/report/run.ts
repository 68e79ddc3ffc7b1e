import type { Citation, Conventions, Exhibit, Quantity, Regime, Verdict } from '../../contract/index.js';
import type { Canvas } from '../canvas.js';
import { html, prose } from '../text/html.js';
import { readable } from '../text/number.js';
import { page } from './page.js';
import { cell, facts, figures, paragraphs, verdictHtml } from './parts.js';

/** What a run's page says of how far simulation and theory agree on one quantity. */
interface AgreementRow {
  quantity: string;
  verdict: Verdict;
  reason: string;
  bias: number;
  relativeBias: number;
  at: number;
  standardError: number;
  numericalError: number;
  finiteSize: number;
}

/** The part of a result the page shows; every result of a run has this shape. */
export interface RunSummary {
  title: string;
  version: string;
  spec: object;
  conventions: Conventions;
  agreement: AgreementRow[];
  finiteSize?: {
    quantity: string;
    parameter: string;
    exponent: number;
    confidence: [number, number];
    reason: string;
  }[];
  regime?: Regime;
  measures: Record<string, { value: number | string; error?: number }>;
  notes: string[];
  citations: Citation[];
  methods: string[];
  hash: string;
  run: { date: string; host: string; node: string; seconds: Record<string, number> };
}

/** A single run as a self-contained page: regime, figures, agreement, measures, how to repeat and cite it. */
export async function runReportHtml(
  result: RunSummary,
  { exhibits, quantities = [], command }: { exhibits: Exhibit[]; quantities?: Quantity[]; command: string },
  canvas: Canvas,
): Promise<string> {
  const { title, regime, notes, methods, citations, spec } = result;
  return page(
    title,
    [
      `<h1>${html(title)}</h1>`,
      regime ? `<p class="lead">${html(regime.label)}</p>${paragraphs(regimeTexts(regime))}` : '',
      await figures(exhibits, quantities, canvas),
      agreementTable(result.agreement),
      finiteSizeTable(result.finiteSize ?? []),
      measuresTable(result.measures),
      section('Notes', paragraphs(notes)),
      section('Methods', paragraphs(methods)),
      section('Sources', paragraphs(citations.map(cited))),
      section('Repeat this run', `<pre>${html(command)}</pre>${facts(provenance(result))}`),
      `<details><summary>Specification</summary><pre>${html(JSON.stringify(spec, plain, 2))}</pre></details>`,
    ].join('\n'),
  );
}

function regimeTexts({ reason, change, warnings }: Regime): string[] {
  return [reason, ...(change ? [change] : []), ...warnings.map((warning) => `Warning: ${warning}`)];
}

function section(title: string, body: string): string {
  return body ? `<h3>${title}</h3>${body}` : '';
}

function headed(names: [string, boolean][], rows: string[], className: string): string {
  const head = names.map(([name, number]) => `<th scope="col"${number ? ' class="number"' : ''}>${name}</th>`).join('');
  return `<div class="scroll"><table class="${className}"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function agreementTable(rows: AgreementRow[]): string {
  if (rows.length === 0) return '';
  const names: [string, boolean][] = [
    ['quantity', false],
    ['largest difference', true],
    ['of the range', true],
    ['at', true],
    ['standard error', true],
    ['numerical error', true],
    ['finite size', true],
    ['verdict', false],
  ];
  const body = rows.map(
    (row) =>
      `<tr><th scope="row">${html(row.quantity)}</th>${cell(row.bias, 3)}${cell(`${readable(100 * row.relativeBias, 2)} %`)}${cell(row.at, 3)}` +
      `${cell(row.standardError, 2)}${cell(row.numericalError, 2)}${cell(row.finiteSize, 2)}<td>${verdictHtml(row.verdict)}</td></tr>` +
      `<tr><td colspan="8" class="origin">${prose(row.reason)}</td></tr>`,
  );
  return section('Agreement of simulation and theory', headed(names, body, 'wide'));
}

function finiteSizeTable(rows: NonNullable<RunSummary['finiteSize']>): string {
  if (rows.length === 0) return '';
  const body = rows.map(
    ({ quantity, parameter, exponent, confidence: [low, high], reason }) =>
      `<tr><th scope="row">${html(quantity)}</th><td>${html(parameter)}</td>${cell(exponent, 3)}` +
      `${cell(`${readable(low, 3)} to ${readable(high, 3)}`)}<td class="origin">${prose(reason)}</td></tr>`,
  );
  const names: [string, boolean][] = [
    ['quantity', false],
    ['size', false],
    ['exponent', true],
    ['95 % interval', true],
    ['', false],
  ];
  return section('Gap to the limit against size', headed(names, body, ''));
}

function measuresTable(measures: RunSummary['measures']): string {
  const rows = Object.entries(measures).map(
    ([name, { value, error }]) => `<tr><th scope="row">${html(name)}</th>${cell(value)}${cell(error, 2)}</tr>`,
  );
  const names: [string, boolean][] = [
    ['measure', false],
    ['value', true],
    ['error', true],
  ];
  return rows.length > 0 ? section('Measures', headed(names, rows, '')) : '';
}

function cited({ authors, year, title, venue, arxiv, doi }: Citation): string {
  const places = [venue, arxiv && `arXiv:${arxiv}`, doi && `doi:${doi}`].filter(Boolean).join(', ');
  return `${authors.join(', ')} (${year}). ${title}. ${places}${places ? '.' : ''}`;
}

function provenance({ version, conventions, hash, run }: RunSummary): [string, string][] {
  const { lossNormalisation, timeUnit, stepsPerTime, samplesPerTime } = conventions;
  return [
    ['loss', lossNormalisation],
    ['time', `${timeUnit}; steps per unit: ${stepsPerTime}, samples per unit: ${samplesPerTime}`],
    ['version', version],
    ['hash', hash],
    ['computed', `${run.date}, ${run.host}, Node ${run.node}`],
    [
      'seconds',
      Object.entries(run.seconds)
        .map(([name, value]) => `${name} ${readable(value, 2)}`)
        .join(', '),
    ],
  ];
}

/** JSON that keeps what JSON cannot say: typed arrays as lists, infinities as words. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof Float64Array || value instanceof Uint32Array) return [...value];
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

import { type Check, type Claim, type Exhibit, type Quantity, together, type Verdict } from '../../contract/index.js';
import type { Canvas } from '../canvas.js';
import { html, prose } from '../text/html.js';
import { readable } from '../text/number.js';
import { page } from './page.js';
import { cell, facts, figures, paragraphs, verdictHtml } from './parts.js';

/** A claim put to the test: what was found, how long it took, and the command that repeats it. */
export interface ProvenClaim extends Pick<Claim, 'id' | 'statement' | 'origin' | 'evidence'> {
  checks: Check[];
  exhibits: Exhibit[];
  seconds: number;
  command: string;
}

/** The claims of one theory. */
export interface ProofSection {
  id: string;
  title: string;
  summary?: string;
  claims: ProvenClaim[];
  /** Names, symbols and units for the figures. */
  quantities?: Quantity[];
}

/** The proof table of all theories. */
export interface ProofReport {
  title: string;
  /** What the reader should know first, e.g. which effort. */
  lead?: string;
  /** Version, seed, host, date and the like. */
  facts?: [string, string][];
  sections: ProofSection[];
}

const origins: [Claim['origin'], string][] = [
  ['abstract', 'stated in the abstract of the paper behind the theory'],
  ['literature', 'stated elsewhere in the literature'],
  ['ours', 'derived or found by this project'],
];

/** The proof table as a self-contained page: summary by origin, every check of every claim, figures inline. */
export async function reportHtml(report: ProofReport, canvas: Canvas): Promise<string> {
  const claims = report.sections.flatMap(({ claims }) => claims);
  const sections: string[] = [];
  for (const section of report.sections) sections.push(await sectionHtml(section, canvas));
  return page(
    report.title,
    [
      `<h1>${html(report.title)}</h1>`,
      `<p class="lead">${count(claims.length)}: ${tally(claims.map(verdictOf))}.</p>`,
      paragraphs(report.lead ? [report.lead] : [], 'quiet'),
      facts(report.facts ?? []),
      summary(claims),
      ...sections,
      '<footer>Measured values pass when they lie within the tolerance of the expected ones; where a value is known only with a standard error, within three of them, and only if it is at most a fifth of the effect. Undecided means that the effort did not suffice to tell.</footer>',
    ].join('\n'),
  );
}

function verdictOf({ checks }: ProvenClaim): Verdict {
  return together(checks.map(({ verdict }) => verdict));
}

function count(claims: number): string {
  return `${claims} claim${claims === 1 ? '' : 's'}`;
}

function tally(verdicts: Verdict[]): string {
  const of = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  return (['pass', 'fail', 'undecided'] as const)
    .map((name) => `<span class="${name}">${of(name)} ${name}</span>`)
    .join(', ');
}

function summary(claims: ProvenClaim[]): string {
  const rows = origins.map(([origin, meaning]) => {
    const verdicts = claims.filter((claim) => claim.origin === origin).map(verdictOf);
    const cells = (['pass', 'fail', 'undecided'] as const).map((name) => {
      const found = verdicts.filter((verdict) => verdict === name).length;
      return `<td class="number${found > 0 ? ` ${name}` : ' quiet'}">${found}</td>`;
    });
    return `<tr><th scope="row">${origin}</th>${cells.join('')}<td class="quiet">${meaning}</td></tr>`;
  });
  return `<h3>By origin of the claim</h3>
<table><thead><tr><th scope="col">origin</th><th scope="col" class="number">pass</th><th scope="col" class="number">fail</th><th scope="col" class="number">undecided</th><th></th></tr></thead>
<tbody>${rows.join('')}</tbody></table>`;
}

const columns = ['measured', 'expected', 'tolerance', 'standard error'];

async function sectionHtml({ id, title, summary, claims, quantities }: ProofSection, canvas: Canvas): Promise<string> {
  const bodies: string[] = [];
  for (const claim of claims)
    bodies.push(claimRows(`${id}-${claim.id}`, claim, await figures(claim.exhibits, quantities ?? [], canvas)));
  const head = columns.map((name) => `<th scope="col" class="number">${name}</th>`).join('');
  return `<h2 id="${html(id)}">${html(title)}</h2>
<p>${count(claims.length)}: ${tally(claims.map(verdictOf))}.</p>
${paragraphs(summary ? [summary] : [], 'quiet')}
<div class="scroll"><table class="wide">
<thead><tr><th scope="col">claim and checks</th>${head}<th scope="col">verdict</th></tr></thead>
${bodies.join('\n')}
</table></div>`;
}

function claimRows(anchor: string, claim: ProvenClaim, pictures: string): string {
  const { id, statement, origin, evidence, checks, seconds, command } = claim;
  const rows = checks.map(
    ({ what, measured, expected, tolerance, standardError, verdict, note }) =>
      `<tr><td>${prose(what)}${note ? `<br><span class="origin">${prose(note)}</span>` : ''}</td>` +
      `${cell(measured)}${cell(expected)}${cell(tolerance, 3)}${cell(standardError, 3)}<td>${verdictHtml(verdict)}</td></tr>`,
  );
  const head =
    `<tr><th scope="rowgroup" colspan="5">${html(id)} · ${prose(statement)}<br>` +
    `<span class="origin">${origin} · evidence: ${html(evidence)} · ${readable(seconds, 2)} s</span></th><td>${verdictHtml(verdictOf(claim))}</td></tr>`;
  return `<tbody class="claim" id="${html(anchor)}">
${head}
${rows.join('\n')}
<tr><td colspan="6">${pictures}<code>${html(command)}</code></td></tr>
</tbody>`;
}

import type { Result } from '../artifacts/result.js';
import { version } from '../artifacts/version.js';
import type { Effort, Entry, Exhibit, Theory } from '../contract/index.js';
import { nodeCanvas } from '../execution/drawing.js';
import { quantitiesOf } from '../experiments/quantities.js';
import type { Proof } from '../experiments/reproduce.js';
import { findTheory } from '../experiments/task.js';
import { reportHtml, runReportHtml } from '../figures/index.js';

/** The proof table as a self-contained page. */
export async function proofReport(
  proofs: (Proof & { seconds: number })[],
  { effort, seed, registry }: { effort: Effort; seed: number; registry: Entry[] },
): Promise<string> {
  const ids = [...new Set(proofs.map(({ theory }) => theory))];
  const sections = [];
  for (const id of ids) {
    const theory = await findTheory(registry, id);
    const claims = proofs.filter((proof) => proof.theory === id).map((proof) => ({ ...proof.claim, ...proof }));
    sections.push({ id, title: theory.title, summary: theory.summary, claims, quantities: quantitiesOf(theory) });
  }
  const lead =
    effort === 'quick'
      ? 'Quick effort: fewer seeds and smaller sizes than the full one, the same tolerances. What quick cannot decide says undecided.'
      : 'Full effort.';
  const facts: [string, string][] = [
    ['version', version],
    ['seed', String(seed)],
    ['date', new Date().toISOString().slice(0, 10)],
  ];
  return reportHtml({ title: 'Claims of the theories, measured', lead, facts, sections }, nodeCanvas);
}

/** One run as a self-contained page. */
export function runReport(result: Result, exhibits: Exhibit[], theory: Theory): Promise<string> {
  const command = result.run.command ?? `curvecast run ${result.spec.theory} spec.json`;
  return runReportHtml(result, { exhibits, quantities: quantitiesOf(theory), command }, nodeCanvas);
}

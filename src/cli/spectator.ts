import type { Part, Result } from '../artifacts/result.js';
import type { Spec } from '../artifacts/spec.js';
import type { Theory } from '../contract/index.js';
import type { Watch } from '../experiments/executor.js';
import { exhibitsOf } from '../experiments/exhibits.js';
import { progressLine } from './progress.js';

/** What a person sees while a run goes on: a line on the terminal, and a page if asked for. */
export interface Spectator {
  watch(phase: string, role: Part['role']): Watch;
  /** Clears the line; the page becomes the run's report, or without a result says that the run was interrupted. */
  end(result?: Result): Promise<void>;
}

/** The line and the page of a run. */
export async function spectator(
  page: string | undefined,
  { spec, theory, err }: { spec: Spec; theory: Theory; err: NodeJS.WriteStream },
): Promise<Spectator> {
  const trouble = (error: unknown) => err.write(`The page cannot be drawn: ${(error as Error).message}\n`);
  const live = page === undefined ? undefined : (await import('./live-page.js')).livePage(page, spec, theory, trouble);
  const lines: { clear(): void }[] = [];
  return {
    watch(phase, role) {
      const line = progressLine(err, phase);
      lines.push(line);
      return { ...line, ...live?.watch(phase, role) };
    },
    async end(result) {
      for (const line of lines) line.clear();
      if (!live) return;
      const { runReport } = await import('./report.js');
      await live.end(result && (await runReport(result, exhibitsOf(result, theory), theory)));
    },
  };
}

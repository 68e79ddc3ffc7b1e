import type { CommandEntry } from '../main.js';
import { brief, table } from '../table.js';

/** `curvecast verify CASE.json ...`: a regression table, the project's or the user's own. */
export const verify: CommandEntry = {
  name: 'verify',
  usage: '<cases...>',
  summary: 'hold calculations against the numbers of case files; exit code 1 when one deviates',
  configure(command) {
    command.option('--json', 'measured arrays and verdicts as JSON');
  },
  async act(paths, { json }, { registry, out }) {
    const { verify: verifyCase } = await import('../../experiments/verify.js');
    const { readText } = await import('../../execution/files.js');
    const { localExecutor } = await import('../../execution/local.js');
    const executor = localExecutor(registry, 1);
    const cases: Verified[] = [];
    for (const path of paths) {
      const judged = await verifyCase(await readText(path), path, { registry, executor });
      if (!json) out.write(caseText(judged));
      cases.push(judged);
    }
    if (json) out.write(`${JSON.stringify(cases)}\n`);
    const failed = cases.filter(({ verdict }) => verdict === 'fail').length;
    if (!json) out.write(`${cases.length - failed} of ${cases.length} cases pass\n`);
    return failed > 0 ? 1 : 0;
  },
};

type Verified = Awaited<ReturnType<typeof import('../../experiments/verify.js').verify>>;

function caseText({ id, title, verdict, observables }: Verified): string {
  const rows = observables.map(({ calculation, observable, verdict: v, count, worst }) => [
    calculation,
    observable,
    String(count),
    brief(worst.measured, 10),
    brief(worst.expected, 10),
    brief(worst.tolerance, 2),
    v,
  ]);
  const header = ['calculation', 'observable', 'numbers', 'worst measured', 'expected', 'tolerance', 'verdict'];
  return `${id}: ${verdict} (${title})\n${table(rows, header).replace(/^/gm, '  ').trimEnd()}\n\n`;
}

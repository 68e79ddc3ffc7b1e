import { Option } from 'commander';
import type { Check } from '../../contract/index.js';
import type { Proof, ProofTable } from '../../experiments/reproduce.js';
import type { KernelsId } from '../../numerics/kernels/index.js';
import type { CommandEntry, World } from '../main.js';
import { brief, table } from '../table.js';

/** `curvecast reproduce [theories...]`: every claim put to the test, as a table and a report. */
export const reproduce: CommandEntry = {
  name: 'reproduce',
  usage: '[theories...]',
  summary: 'put every claim of the theories to the test and write report/index.html; exit code 1 when one fails',
  configure(command) {
    command
      .option('--quick', 'fewer seeds and smaller sizes, the same tolerances')
      .option('--claim <ids...>', 'only these claims')
      .option('--seed <number>', 'seed of every random draw', Number, 0)
      .option('--jobs <number>', 'worker threads (one per core unless given)', Number)
      .addOption(new Option('--kernels <id>', 'matrix kernels, see run --help').choices(['typescript', 'wasm', 'blas']))
      .option('--out <dir>', 'folder of the report', 'report')
      .option('--json', 'the table as JSON on stdout');
  },
  async act(theories, { quick, claim, seed, jobs, kernels, out: folder, json }, world) {
    const { reproduce: prove, summaryOf } = await import('../../experiments/reproduce.js');
    const { localExecutor } = await import('../../execution/local.js');
    const { chosenKernels } = await import('../kernels.js');
    const { interruptible } = await import('../interrupt.js');
    const { progressLine } = await import('../progress.js');
    const executor = localExecutor(
      world.registry,
      jobs as number | undefined,
      chosenKernels(kernels as KernelsId | undefined),
    );
    const begun = new Map<string, number>();
    const seconds: Record<string, number> = {};
    const key = (theory: string, id: string) => `${theory} ${id}`;
    const selection = {
      ...(theories.length > 0 ? { theories } : {}),
      ...(claim ? { claims: claim as string[] } : {}),
      effort: quick ? ('quick' as const) : ('full' as const),
      seed: seed as number,
    };
    const proofs = await interruptible(executor, () =>
      prove(
        selection,
        { registry: world.registry, executor },
        {
          watch({ id }, theory) {
            begun.set(key(theory.id, id), performance.now());
            return progressLine(world.err, key(theory.id, id));
          },
          proved({ theory, claim: { id, statement }, verdict }) {
            seconds[key(theory, id)] = (performance.now() - begun.get(key(theory, id))!) / 1000;
            world.err.write(
              `${world.err.isTTY ? '\r\x1b[2K' : ''}${verdict.padEnd(9)} ${key(theory, id)}  ${statement}\n`,
            );
          },
        },
      ),
    );
    const timed = proofs.proofs.map((proof) => ({
      ...proof,
      seconds: seconds[key(proof.theory, proof.claim.id)] ?? 0,
    }));
    await writeReport(timed, proofs, folder as string, world);
    if (json)
      world.out.write(`${JSON.stringify({ ...proofs, proofs: timed.map(({ exhibits: _, ...rest }) => rest) })}\n`);
    else printTable(timed, summaryOf(proofs), folder as string, world);
    return timed.some(({ verdict }) => verdict === 'fail') ? 1 : 0;
  },
};

type Timed = Proof & { seconds: number };

function printTable(
  proofs: Timed[],
  summary: ReturnType<typeof import('../../experiments/reproduce.js').summaryOf>,
  folder: string,
  { out }: World,
): void {
  const rows = proofs.flatMap((proof) => proof.checks.map((check, i) => row(proof, check, i === 0)));
  out.write(
    `\n${table(rows, ['claim', 'origin', 'evidence', 'what', 'measured', 'expected', 'tolerance', 'std error', 'verdict', 'seconds'])}\n`,
  );
  const counts = Object.entries(summary).map(([origin, c]) => [
    origin,
    String(c.pass),
    String(c.fail),
    String(c.undecided),
  ]);
  out.write(`${table(counts, ['origin', 'pass', 'fail', 'undecided'])}\nReport: ${folder}/index.html\n`);
}

function row({ theory, claim, seconds }: Timed, check: Check, first: boolean): string[] {
  const head = first ? [`${theory} ${claim.id}`, claim.origin, claim.evidence] : ['', '', ''];
  return [
    ...head,
    check.what,
    brief(check.measured),
    brief(check.expected),
    brief(check.tolerance, 2),
    brief(check.standardError, 2),
    check.note ? `${check.verdict} (${check.note})` : check.verdict,
    first ? seconds.toFixed(1) : '',
  ];
}

async function writeReport(
  proofs: Timed[],
  { effort, seed }: ProofTable,
  folder: string,
  { registry }: World,
): Promise<void> {
  const { proofReport } = await import('../report.js');
  const { writeWhole } = await import('../../execution/files.js');
  await writeWhole(`${folder}/index.html`, await proofReport(proofs, { effort, seed, registry }));
}

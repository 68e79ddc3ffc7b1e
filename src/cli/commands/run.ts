import { type Command, Option } from 'commander';
import { isLink, theoryAndBase } from '../base.js';
import type { CommandEntry, World } from '../main.js';

/** `curvecast run <theory> [base]`: theory, the real network beside it, agreement and regime. */
export const run: CommandEntry = {
  name: 'run',
  usage: '<theory> [base]',
  summary: 'forecast a training curve, train the real network beside it, say how far they agree',
  async configure(command, argv, world) {
    addRunOptions(command);
    await addTheoryFlags(command, argv, world);
    command.addHelpText(
      'after',
      '\nBASE is a preset (curvecast list THEORY), a spec file (json, yaml), an earlier result or a lab link; flags override it.\n' +
        'A lab link names its theory itself: curvecast run LINK\n' +
        'Examples:\n  curvecast run linear-exact --simulate 10 --out first\n  curvecast run linear-exact --vary width=10,100,1000',
    );
  },
  async act([id, base], options, world) {
    const { specOf } = await import('../spec-of.js');
    const { performRun } = await import('../perform-run.js');
    const named = await theoryAndBase(id as string, base);
    return performRun(await specOf(named.id, named.base, options, world), options, world);
  },
};

/** Adds the flags of the theory named by the first argument; an unknown name is refused when the command acts. */
export async function addTheoryFlags(command: Command, argv: string[], { registry }: World): Promise<void> {
  const [first = ''] = argv;
  const names = isLink(first) ? [(await theoryAndBase(first)).id] : argv;
  const entry = registry.find(({ id }) => names.includes(id));
  if (!entry) return;
  const { addParameterFlags } = await import('../flags.js');
  addParameterFlags(command, await entry.load());
}

function addRunOptions(command: Command): void {
  const group = (option: Option, heading: string) => command.addOption(option.helpGroup(heading));
  const experiment = 'Experiment:';
  group(
    new Option('--simulate <replicas>', 'train the real network this many times from random starts').argParser(Number),
    experiment,
  );
  group(
    new Option(
      '--sizes <list>',
      'finite-size study: train at these sizes, fit the exponent of the gap to the limit theory',
    ),
    experiment,
  );
  group(new Option('--vary <name=values...>', 'overlay a family of curves, e.g. width=10,100,1000'), experiment);
  group(new Option('--seed <number>', 'seed of every random draw').argParser(Number), experiment);
  group(new Option('--times <list>', 'times at which to report, in units of t'), experiment);
  group(new Option('--quantities <list>', 'only these quantities'), experiment);
  group(
    new Option('--jobs <number>', 'worker threads (chosen by the size of the run unless given)').argParser(Number),
    experiment,
  );
  group(
    new Option(
      '--kernels <id>',
      'matrix kernels: typescript and wasm give the same numbers, blas (OpenBLAS of this machine) others in the last bits',
    ).choices(['typescript', 'wasm', 'blas']),
    experiment,
  );
  group(
    new Option('--quality <level>', 'accuracy of numerical methods').choices(['interactive', 'publication']),
    experiment,
  );
  group(new Option('--tolerance <number>', 'relative accuracy of numerical methods').argParser(Number), experiment);
  group(new Option('--engine <id>', 'force the theory engine'), experiment);
  group(new Option('--simulator <id>', 'force the simulator'), experiment);
  const data = 'Your data:';
  group(new Option('--data <file>', 'train on this csv or npz file, or on a named set (iris, digits)'), data);
  group(new Option('--x <columns>', 'input columns, by name or 0-based index, comma-separated'), data);
  group(new Option('--y <column>', 'label column'), data);
  group(new Option('--centre', 'subtract the means of inputs and labels'), data);
  group(
    new Option('--scaling <kind>', 'scaling of the inputs').choices(['none', 'standardise', 'secondMoment', 'max']),
    data,
  );
  const output = 'Output:';
  group(new Option('--out <dir>', 'write spec, results (json, csv, npz), figures and report'), output);
  group(new Option('--force', 'replace what an earlier run wrote into that folder'), output);
  group(new Option('--resume', 'go on with what an interrupted run of the same spec left beside that folder'), output);
  group(
    new Option('--checkpoint-every <seconds>', 'how often the work under way is kept (5 unless given)').argParser(
      Number,
    ),
    output,
  );
  group(
    new Option(
      '--watch [file]',
      'redraw this page (DIR/live.html unless given) with the curves so far while the run goes on',
    ),
    output,
  );
  group(new Option('--json', 'the result as JSON on stdout, nothing else there'), output);
}

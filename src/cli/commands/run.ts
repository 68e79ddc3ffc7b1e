import { type Command, Option } from 'commander';
import { isLink, theoryAndBase } from '../base.js';
import { addAccuracyOptions, addDataOptions, addOutputOptions, grouped } from '../common-options.js';
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

/** Adds the flags of the theory named by the first argument, or of the calculator whose preset is named; an unknown name is refused when the command acts. */
export async function addTheoryFlags(command: Command, argv: string[], { registry }: World): Promise<void> {
  const [first = ''] = argv;
  const names = isLink(first) ? [(await theoryAndBase(first)).id] : argv;
  const entry = registry.find(({ id }) => names.includes(id));
  if (!entry) return;
  const { addParameterFlags } = await import('../flags.js');
  const { presetsOf } = await import('../../experiments/presets.js');
  const theory = await entry.load();
  const preset = presetsOf(theory).find(({ id, calculation }) => calculation !== undefined && argv.includes(id));
  addParameterFlags(command, theory.calculators.find(({ id }) => id === preset?.calculation) ?? theory);
}

function addRunOptions(command: Command): void {
  const add = grouped(command, 'Experiment:');
  add(
    new Option('--simulate <replicas>', 'train the real network this many times from random starts').argParser(Number),
  );
  add(
    new Option(
      '--sizes <list>',
      'finite-size study: train at these sizes, fit the exponent of the gap to the limit theory',
    ),
  );
  add(new Option('--vary <name=values...>', 'overlay a family of curves, e.g. width=10,100,1000'));
  add(new Option('--times <list>', 'times at which to report, in units of t'));
  add(new Option('--quantities <list>', 'only these quantities'));
  add(new Option('--jobs <number>', 'worker threads (chosen by the size of the run unless given)').argParser(Number));
  add(new Option('--engine <id>', 'force the theory engine'));
  add(new Option('--simulator <id>', 'force the simulator'));
  addAccuracyOptions(command);
  addDataOptions(command);
  addOutputOptions(command);
}

import type { Command } from 'commander';
import { addAccuracyOptions, addDataOptions, addOutputOptions, grouped } from '../common-options.js';
import type { CommandEntry, World } from '../main.js';

/** `curvecast calculate <theory> <calculator> [base]`: one calculator with its own parameters. */
export const calculate: CommandEntry = {
  name: 'calculate',
  usage: '<theory> <calculator> [base]',
  summary: 'compute what a theory offers beside runs: kernels, exponents, thresholds, fixed points',
  async configure(command, argv, world) {
    const { Option } = await import('commander');
    addAccuracyOptions(command);
    grouped(command, 'Experiment:')(new Option('--vary <name=values...>', 'a family, e.g. width=10,100,1000'));
    await addCalculatorFlags(command, argv, world);
    addOutputOptions(command);
    command.addHelpText(
      'after',
      '\nCALCULATOR is one of those that curvecast list THEORY names; BASE is one of its presets, a spec file (json, yaml) or an earlier\n' +
        'result; flags override it.\n' +
        'Examples:\n  curvecast calculate linearization exponents --widths 256,1024,4096 --out exponents\n  curvecast calculate sgd-ode landmarks',
    );
  },
  async act([id, calculation, base], options, world) {
    const { specOf } = await import('../spec-of.js');
    const { performRun } = await import('../perform-run.js');
    return performRun(await specOf(id as string, base, options, world, calculation), options, world);
  },
};

/** Adds the flags of the calculator named behind the theory. @throws InputError `CALCULATION_UNKNOWN` before its flags are read. */
async function addCalculatorFlags(command: Command, argv: string[], { registry }: World): Promise<void> {
  const [id, calculation] = argv;
  const entry = registry.find((candidate) => candidate.id === id);
  if (!entry || calculation === undefined || calculation.startsWith('-')) return;
  const { findCalculator } = await import('../../experiments/find.js');
  const { asTheory } = await import('../../experiments/subject.js');
  const { addParameterFlags } = await import('../flags.js');
  const theory = await entry.load();
  const subject = asTheory(theory, findCalculator(theory, calculation));
  addParameterFlags(command, subject);
  if (subject.fromData) addDataOptions(command);
}

import { type Command, Option } from 'commander';

/** Puts an option under a heading of the help. */
export function grouped(command: Command, heading: string): (option: Option) => void {
  return (option) => {
    command.addOption(option.helpGroup(heading));
  };
}

/** Seed, accuracy and kernels: what every computation understands. */
export function addAccuracyOptions(command: Command): void {
  const add = grouped(command, 'Experiment:');
  add(new Option('--seed <number>', 'seed of every random draw').argParser(Number));
  add(
    new Option(
      '--kernels <id>',
      'matrix kernels: typescript and wasm give the same numbers, blas (OpenBLAS of this machine) others in the last bits',
    ).choices(['typescript', 'wasm', 'blas']),
  );
  add(new Option('--quality <level>', 'accuracy of numerical methods').choices(['interactive', 'publication']));
  add(new Option('--tolerance <number>', 'relative accuracy of numerical methods').argParser(Number));
}

/** A table to train on, and what is done to it first. */
export function addDataOptions(command: Command): void {
  const add = grouped(command, 'Your data:');
  add(new Option('--data <file>', 'train on this csv or npz file, or on a named set (iris, digits)'));
  add(new Option('--x <columns>', 'input columns, by name or 0-based index, comma-separated'));
  add(new Option('--y <column>', 'label column'));
  add(
    new Option('--rows <number>', 'use the first rows only (as many as the theory thinks fit unless given)').argParser(
      Number,
    ),
  );
  add(new Option('--centre', 'subtract the means of inputs and labels'));
  add(new Option('--scaling <kind>', 'scaling of the inputs').choices(['none', 'standardise', 'secondMoment', 'max']));
}

/** What is left behind, and how an interrupted computation goes on. */
export function addOutputOptions(command: Command): void {
  const add = grouped(command, 'Output:');
  add(new Option('--out <dir>', 'write spec, results (json, csv, npz), figures and report'));
  add(new Option('--force', 'replace what an earlier run wrote into that folder'));
  add(new Option('--resume', 'go on with what an interrupted run of the same spec left beside that folder'));
  add(
    new Option('--checkpoint-every <seconds>', 'how often the work under way is kept (5 unless given)').argParser(
      Number,
    ),
  );
  add(
    new Option(
      '--watch [file]',
      'redraw this page (DIR/live.html unless given) with the curves so far while the run goes on',
    ),
  );
  add(new Option('--json', 'the result as JSON on stdout, nothing else there'));
}

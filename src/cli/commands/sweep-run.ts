import type { CommandEntry } from '../main.js';

/** `curvecast sweep SPEC`. */
export const sweepRun: Pick<CommandEntry, 'configure' | 'act'> = {
  configure(command) {
    command
      .option('--out <dir>', 'folder of the results; absent: NAME-sweep beside you')
      .option('--jobs <number>', 'worker threads; absent: one for each core', Number)
      .option('--dry-run', 'number of cells, time and size from a timed sample; writes nothing')
      .option('--shard <i/n>', 'only every n-th cell from the i-th on, for any scheduler')
      .option('--slurm', 'submit as a job array of a Slurm cluster; with --dry-run print the script')
      .option('--partition <name>', 'partition of the cluster')
      .option('--time <limit>', 'time limit of a task, as Slurm writes it')
      .option('--array-tasks <number>', 'tasks of the array, at most 1000', Number)
      .option('--cpus-per-task <number>', 'cores of a task', Number, 1)
      .addHelpText(
        'after',
        `
SPEC is a file (yaml, json), the folder of a sweep, or JSON in quotes:
  theory: linear-exact
  parameters: { width: 100 }
  sweep:
    readoutInitialScale: { from: 0.01, to: 10, count: 64 }
    outputScale: [0.5, 1, 2]
    seed: [0, 1, 2]
  observe: [kernelRatio, regime]
The same command goes on where the last one was interrupted. Then:
  curvecast sweep pack|plot|fit|status DIR (each with its own --help)`,
      );
  },
  async act([spec], options, world) {
    const { performSweepCommand } = await import('../sweep/perform.js');
    return performSweepCommand(spec as string, options, world);
  },
};

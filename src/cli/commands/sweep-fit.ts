import type { CommandEntry } from '../main.js';
import { addCutOptions } from './sweep-plot.js';

/** `curvecast sweep fit DIR`: log-log slopes with their confidence. */
export const sweepFit: Pick<CommandEntry, 'configure' | 'act'> = {
  configure(command) {
    command.usage('fit [options] <dir>').description("log-log slopes of a sweep's results");
    addCutOptions(command)
      .option('--by <name>', 'one fit for each value of this axis')
      .option('--json', 'machine-readable');
  },
  async act([folder = '.'], options, world) {
    const { performFit } = await import('../sweep/fit.js');
    return performFit(folder, options, world);
  },
};

import { Option } from 'commander';
import { formats } from '../../figures/formats.js';
import type { CommandEntry } from '../main.js';
import { addTheoryFlags } from './run.js';

/** `curvecast map THEORY --x NAME=range --y NAME=range --value MEASURE`. */
export const map: CommandEntry = {
  name: 'map',
  usage: '<theory> [base]',
  summary: 'draw a phase map of any measure over any two parameters',
  async configure(command, argv, world) {
    command
      .requiredOption('--x <name=range>', 'horizontal axis: NAME=FROM:TO[:COUNT][:log|linear]')
      .requiredOption('--y <name=range>', 'vertical axis')
      .requiredOption('--value <measure>', 'measure to draw (curvecast list THEORY)')
      .option('--replicas <number>', 'random starts per cell, whose median is drawn', Number, 64)
      .option('--seed <number>', 'seed of every random draw', Number)
      .addOption(new Option('--format <kind>', 'file format').choices([...formats]).default('svg'))
      .option('--out <dir>', 'folder of figure and data', 'map')
      .option('--json', 'the map as JSON on stdout');
    await addTheoryFlags(command, argv, world);
  },
  async act([id, base], options, world) {
    const { runSpecOf } = await import('../spec-of.js');
    const { performMap } = await import('../perform-map.js');
    const { x, y, ...rest } = options;
    return performMap(
      await runSpecOf(id as string, base, rest, world),
      { ...options, x: String(x), y: String(y) },
      world,
    );
  },
};

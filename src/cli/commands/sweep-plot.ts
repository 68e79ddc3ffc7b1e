import { type Command, Option } from 'commander';
import { formats } from '../../figures/formats.js';
import type { CommandEntry } from '../main.js';

/** `curvecast sweep plot DIR`: a map, lines, a slice. */
export const sweepPlot: Pick<CommandEntry, 'configure' | 'act'> = {
  configure(command) {
    command.usage('plot [options] <dir>').description("draw a sweep's results: a map, lines, a slice, a page");
    addCutOptions(command)
      .option('--y <name>', 'vertical axis of a map')
      .option('--lines <name>', 'one line for each value of this axis')
      .addOption(new Option('--format <kind>', 'file format').choices([...formats]).default('svg'))
      .option('--width <length>', 'width of the figure: 3.25in, 82mm, 600px')
      .option('--font-size <points>', 'size of all text', Number)
      .addOption(new Option('--theme <name>', 'colours').choices(['light', 'dark']))
      .option('--no-captions', 'without title and notes, for papers')
      .option('--report', 'a page with a figure for everything observed')
      .option('--out <file>', 'file; absent: COLUMN.FORMAT or report.html in DIR');
  },
  async act([folder = '.'], options, world) {
    const { performPlot } = await import('../sweep/plot.js');
    return performPlot(folder, options, world);
  },
};

/** Options that say which part of a sweep is meant. */
export function addCutOptions(command: Command): Command {
  return command
    .option('--value <column>', 'column; absent: the first observed')
    .option('--x <name>', 'axis; absent: the first swept')
    .option('--at <name=value...>', 'fix other axes, or seed; absent: their first value, all seeds together');
}

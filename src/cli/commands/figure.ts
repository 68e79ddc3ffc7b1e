import { Option } from 'commander';
import { formats } from '../../figures/formats.js';
import type { CommandEntry } from '../main.js';

/** `curvecast figure RESULT`: the figures of a result, for a page or a paper. */
export const figure: CommandEntry = {
  name: 'figure',
  usage: '<result>',
  summary: 'draw a result as svg, png, pdf or pgfplots, at the size a paper wants',
  configure(command) {
    command
      .addOption(new Option('--format <kind>', 'file format').choices([...formats]).default('svg'))
      .option('--width <length>', 'width of the figure: 3.25in, 82mm, 600px')
      .option('--height <length>', 'height of the figure; absent: from the width')
      .option('--font-size <points>', 'size of all text', Number)
      .option('--observables <list>', 'draw only these quantities, comma-separated')
      .addOption(new Option('--x <scale>', 'horizontal axis').choices(['linear', 'log']))
      .addOption(new Option('--y <scale>', 'vertical axis').choices(['linear', 'log']))
      .addOption(new Option('--theme <name>', 'colours').choices(['light', 'dark']))
      .option('--no-captions', 'without title and notes, for papers')
      .option('--out <path>', 'file of a single figure, or folder', '.');
  },
  async act([path], options, { registry, out }) {
    const { exhibitsOf } = await import('../../experiments/exhibits.js');
    const { subjectOf } = await import('../../experiments/subject.js');
    const { writeWhole } = await import('../../execution/files.js');
    const { draw, extensionOf } = await import('../draw.js');
    const { loadResult } = await import('../load-result.js');
    const { chosenExhibits, styleOf } = await import('../style.js');
    const { quantitiesOf } = await import('../../experiments/quantities.js');
    const result = await loadResult(path as string);
    const theory = await subjectOf(registry, result.spec);
    const chosen = chosenExhibits(exhibitsOf(result, theory), options.observables);
    const format = options.format as (typeof formats)[number];
    for (const { exhibit, observables } of chosen) {
      const style = { ...styleOf(options), quantities: quantitiesOf(theory), ...(observables ? { observables } : {}) };
      const single = /\.\w+$/.test(String(options.out)) && chosen.length === 1;
      const file = single ? String(options.out) : `${options.out}/${exhibit.view.id}.${extensionOf(format)}`;
      await writeWhole(file, await draw(exhibit, format, style));
      out.write(`${file}\n`);
    }
    return 0;
  },
};

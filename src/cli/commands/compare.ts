import { Option } from 'commander';
import { formats } from '../../figures/formats.js';
import type { CommandEntry } from '../main.js';
import { table } from '../table.js';

/** `curvecast compare A B ...`: results on common axes, and what distinguishes them. */
export const compare: CommandEntry = {
  name: 'compare',
  usage: '<results...>',
  summary: 'overlay results and list the parameters in which they differ',
  configure(command) {
    command
      .option('--steps', 'put every time axis on optimiser steps')
      .option('--relative', 'divide every curve by its first value')
      .addOption(new Option('--format <kind>', 'file format').choices([...formats]).default('svg'))
      .option('--out <dir>', 'folder of the figures', 'comparison')
      .option('--json', 'differences and figures as JSON on stdout');
  },
  async act(paths, { steps, relative, format, out: folder, json }, { registry, out }) {
    const { compare: overlay } = await import('../../experiments/compare.js');
    const { quantitiesOf } = await import('../../experiments/quantities.js');
    const { subjectOf } = await import('../../experiments/subject.js');
    const { writeWhole } = await import('../../execution/files.js');
    const { draw, extensionOf } = await import('../draw.js');
    const { loadResult } = await import('../load-result.js');
    const results = await Promise.all(paths.map(async (path) => ({ name: path, result: await loadResult(path) })));
    const theory = await subjectOf(registry, results[0]!.result.spec);
    const comparison = overlay(results, theory.views, {
      ...(steps ? { time: 'steps' } : {}),
      ...(relative ? { loss: 'relative' } : {}),
    });
    const files: string[] = [];
    for (const exhibit of comparison.exhibits) {
      const file = `${folder}/${exhibit.view.id}.${extensionOf(format as never)}`;
      await writeWhole(file, await draw(exhibit, format as never, { quantities: quantitiesOf(theory) }));
      files.push(file);
    }
    if (json) out.write(`${JSON.stringify({ differences: comparison.differences, notes: comparison.notes, files })}\n`);
    else {
      const rows = comparison.differences.map(({ parameter, values }) => [
        parameter,
        ...values.map((v) => JSON.stringify(v)),
      ]);
      out.write(rows.length > 0 ? table(rows, ['differs', ...paths]) : 'The results have the same parameters.\n');
      out.write(`${comparison.notes.map((note) => `${note}\n`).join('')}${files.map((file) => `${file}\n`).join('')}`);
    }
    return 0;
  },
};

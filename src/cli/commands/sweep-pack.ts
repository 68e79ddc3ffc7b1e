import type { CommandEntry } from '../main.js';

/** `curvecast sweep pack DIR`: one table of all cells as Parquet, csv and npz. */
export const sweepPack: Pick<CommandEntry, 'configure' | 'act'> = {
  configure(command) {
    command
      .usage('pack <dir>')
      .description('write cells.parquet, cells.csv, cells.npz and failures.ndjson into the folder of a sweep');
  },
  async act([folder = '.'], _options, { registry, out, err }) {
    const { loadPlan } = await import('../sweep/load.js');
    const { packSweep } = await import('../../execution/sweep/pack/index.js');
    const plan = await loadPlan(folder, registry);
    const { rows, failed, files } = await packSweep(folder, plan);
    out.write(`${rows} cells${failed > 0 ? `, ${failed} failed` : ''}\n${files.join('\n')}\n`);
    if (plan.spec.refine || rows === plan.size) return 0;
    err.write(`${plan.size - rows} of ${plan.size} cells are missing: curvecast sweep ${folder} goes on\n`);
    return 1;
  },
};

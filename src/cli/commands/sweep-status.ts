import type { CommandEntry } from '../main.js';

/** `curvecast sweep status DIR`: how far a sweep is, from its shards. */
export const sweepStatus: Pick<CommandEntry, 'configure' | 'act'> = {
  configure(command) {
    command
      .usage('status [options] <dir>')
      .description('how far a sweep is, as its shards tell it')
      .option('--json', 'machine-readable');
  },
  async act([folder = '.'], { json }, { registry, out }) {
    const { loadPlan } = await import('../sweep/load.js');
    const { statusOf } = await import('../../execution/sweep/status.js');
    const { statusText } = await import('../sweep/status-text.js');
    const status = statusOf(folder, await loadPlan(folder, registry));
    out.write(json ? `${JSON.stringify(status)}\n` : statusText(status, Date.now()));
    return 0;
  },
};

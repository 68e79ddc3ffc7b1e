import type { Command } from 'commander';
import type { CommandEntry } from '../main.js';
import { sweepFit } from './sweep-fit.js';
import { sweepPack } from './sweep-pack.js';
import { sweepPlot } from './sweep-plot.js';
import { sweepRun } from './sweep-run.js';
import { sweepStatus } from './sweep-status.js';

/** What a first word behind `sweep` asks for; anything else is a spec to perform. */
const actions: Record<string, Pick<CommandEntry, 'configure' | 'act'>> = {
  pack: sweepPack,
  plot: sweepPlot,
  fit: sweepFit,
  status: sweepStatus,
};

/** `curvecast sweep SPEC` performs a sweep; `sweep pack|plot|fit|status DIR` works on its folder. */
export const sweep: CommandEntry = {
  name: 'sweep',
  usage: '<spec> [dir]',
  summary: 'perform a grid of runs on every core or a cluster; pack, plot, fit its results',
  configure(command: Command, argv, world) {
    return actionOf(argv[0]).configure(command, argv, world);
  },
  act([first, ...rest], options, world) {
    const known = Object.hasOwn(actions, first as string);
    return actionOf(first).act(known ? rest : [first as string, ...rest], options, world);
  },
};

function actionOf(word: string | undefined) {
  return word !== undefined && Object.hasOwn(actions, word) ? (actions[word] as (typeof actions)[string]) : sweepRun;
}

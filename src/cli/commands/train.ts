import { Option } from 'commander';
import type { CommandEntry } from '../main.js';

/** `curvecast train [NET.yaml] --data FILE`: trains a real network and says how its features are learned. */
export const train: CommandEntry = {
  name: 'train',
  usage: '[net]',
  summary: 'train any dense network on your data: live curves, and layer by layer how its features are learned',
  async configure(command) {
    const { addParameterFlags } = await import('../flags.js');
    const { parameters } = await import('../../experiments/train/parameters.js');
    const group = (option: Option, heading: string) => command.addOption(option.helpGroup(heading));
    const data = 'Your data:';
    group(new Option('--data <file>', 'csv, npy, npz or idx file, or a named set (digits, iris)'), data);
    group(new Option('--labels <file>', 'file of the labels, where they are not in the same one (idx)'), data);
    group(new Option('--x <columns>', 'input columns, by name or 0-based index, comma-separated'), data);
    group(new Option('--y <column>', 'label column'), data);
    const output = 'Output:';
    group(new Option('--seed <number>', 'seed of weights, rows and batches').argParser(Number), output);
    group(new Option('--out <dir>', 'write spec, results (json, csv, npz), figures and report'), output);
    group(new Option('--force', 'replace what an earlier run wrote into that folder'), output);
    group(new Option('--resume', 'go on with what an interrupted training left beside that folder'), output);
    group(
      new Option('--checkpoint-every <seconds>', 'how often the weights are kept (5 unless given)').argParser(Number),
      output,
    );
    group(new Option('--watch [file]', 'redraw this page (DIR/live.html unless given) while training goes on'), output);
    group(
      new Option('--kernels <id>', 'matrix kernels: typescript, wasm, or blas (OpenBLAS of this machine)').choices([
        'typescript',
        'wasm',
        'blas',
      ]),
      output,
    );
    group(new Option('--json', 'the result as JSON on stdout, nothing else there'), output);
    addParameterFlags(command, { parameters });
    command.addHelpText(
      'after',
      '\nNET is a yaml or json file of the parameters above in camelCase, for example `hiddenWidths: [256, 256]`, or the folder of an\n' +
        'earlier training run; flags override it.\n' +
        'Examples:\n  curvecast train --data digits --classes 0,1\n  curvecast train net.yaml --data my.csv --y price --out run1',
    );
  },
  async act([net], options, world) {
    const { performTrain } = await import('../perform-train.js');
    return performTrain(net, options, world);
  },
};

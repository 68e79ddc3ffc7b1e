import { Option } from 'commander';
import type { CommandEntry } from '../main.js';

/** `curvecast lab [base]`: the browser lab on this machine. */
export const lab: CommandEntry = {
  name: 'lab',
  usage: '[base]',
  summary: 'open the lab in the browser: theory and training side by side, live',
  configure(command) {
    command.addOption(new Option('--port <number>', 'port on 127.0.0.1 (a free one unless given)').argParser(Number));
    command.addOption(new Option('--no-open', 'print the address without opening a browser'));
    command.addHelpText(
      'after',
      '\nBASE is a spec file (json, yaml), an earlier result or a lab link: the lab opens in that state.\nEnds with Ctrl-C.',
    );
  },
  async act([base], options, world) {
    const { serveLab } = await import('../serve-lab.js');
    return serveLab(base, { port: (options.port as number | undefined) ?? 0, open: options.open !== false }, world);
  },
};

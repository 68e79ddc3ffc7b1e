import { Command, CommanderError } from 'commander';
import type { Entry } from '../contract/index.js';
import { commands } from './commands/index.js';
import { explain } from './explain.js';

/** Where a command reads theories from and writes to. */
export interface World {
  registry: Entry[];
  out: NodeJS.WriteStream;
  err: NodeJS.WriteStream;
}

/** 0: fine. 1: a check failed. 2: wrong usage or input. 130: interrupted. */
export type ExitCode = 0 | 1 | 2 | 130;

/** One command of the program: light to list, heavy work behind dynamic imports in `act`. */
export interface CommandEntry {
  name: string;
  /** Arguments as commander writes them, e.g. `<theory> [base]`. */
  usage: string;
  summary: string;
  /** Adds options; receives the arguments so that a theory's own parameters can become flags. */
  configure(command: Command, argv: string[], world: World): void | Promise<void>;
  act(args: string[], options: Record<string, unknown>, world: World): Promise<ExitCode>;
}

/** Parses arguments, performs the command and returns the exit code; never throws on bad input. */
export async function main(argv: string[], world: World): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = programOf(world);
  const wanted = argv.find((word) => !word.startsWith('-'));
  for (const entry of commands) {
    const command = program.command(`${entry.name}${entry.usage ? ` ${entry.usage}` : ''}`).description(entry.summary);
    if (entry.name !== wanted) continue;
    try {
      await entry.configure(command, argv.slice(argv.indexOf(wanted) + 1), world);
    } catch (error) {
      return explain(error, world);
    }
    command.action(async (...given) => {
      const args = given
        .slice(0, -2)
        .flat()
        .filter((arg) => arg !== undefined) as string[];
      code = await entry.act(args, given.at(-2) as Record<string, unknown>, world);
    });
  }
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return explain(error, world);
  }
}

function programOf({ out, err }: World): Command {
  return new Command('curvecast')
    .description(
      'Forecasts how a neural network will learn: exactly solvable theory, the real network beside it, and how far they agree.',
    )
    .version('0.1.0')
    .exitOverride()
    .configureOutput({ writeOut: (text) => out.write(text), writeErr: (text) => err.write(text) })
    .showSuggestionAfterError()
    .helpOption('-h, --help', 'show this help')
    .addHelpText(
      'after',
      '\nStart with: curvecast run linear-exact --simulate 10\nEvery theory and preset: curvecast list',
    );
}

import { expect, test } from 'vitest';
import { commandLine } from '../../src/artifacts/command-line.js';

test.each([
  [['run', 'linear-exact', '--width=100'], 'curvecast run linear-exact --width=100'],
  [['run', 'my file.json', ''], "curvecast run 'my file.json' ''"],
  [['--title', "it's $HOME"], "curvecast --title 'it'\\''s $HOME'"],
])('%j', (args, command) => expect(commandLine(args)).toBe(command));

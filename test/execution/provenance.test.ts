import { expect, test } from 'vitest';
import { commandLine, provenance } from '../../src/execution/provenance.js';

test.each([
  [['run', 'linear-exact', '--width=100'], 'curvecast run linear-exact --width=100'],
  [['run', 'my file.json', ''], "curvecast run 'my file.json' ''"],
  [['--title', "it's $HOME"], "curvecast --title 'it'\\''s $HOME'"],
])('%j', (args, command) => expect(commandLine(args)).toBe(command));

test('it says who, where and when', () => {
  const { date, node, platform, seconds } = provenance({ theory: 1.5 }, []);
  expect(new Date(date).toISOString()).toBe(date);
  expect(node).toBe(process.versions.node);
  expect(platform).toMatch(/^\w+ \w+$/);
  expect(seconds).toEqual({ theory: 1.5 });
});

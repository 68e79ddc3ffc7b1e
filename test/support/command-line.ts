import { type ExitCode, main, type World } from '../../src/cli/main.js';
import type { Entry } from '../../src/contract/index.js';
import { registry as shipped } from '../../src/theories/index.js';

/** What a command printed and how it ended. */
export interface Said {
  code: ExitCode;
  out: string;
  err: string;
}

/** Runs the command line inside this process, with its output kept. */
export async function curvecast(
  args: string[],
  registry: Entry[] = shipped,
  { isTTY = false }: { isTTY?: boolean } = {},
): Promise<Said> {
  const said = { out: '', err: '' };
  const stream = (name: 'out' | 'err') =>
    ({ isTTY, write: (text: string) => Boolean((said[name] += text)) }) as unknown as World['out'];
  const code = await main(args, { registry, out: stream('out'), err: stream('err') });
  return { code, ...said };
}

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { labLink } from '../artifacts/lab-link.js';
import { InputError } from '../contract/index.js';
import { exists } from '../execution/files.js';
import { type Served, serveFolder } from '../execution/server.js';
import { resolveBase } from './base.js';
import type { ExitCode, World } from './main.js';
import { refuseCalculator } from './spec-of.js';

/** Where the build leaves the lab, seen from this file in `src` as well as in `dist`. */
const folder = fileURLToPath(new URL('../../dist/lab/', import.meta.url));

/** Serves the lab until interrupted. @throws InputError `LAB_NOT_BUILT`, `PORT_UNUSABLE`, or what is wrong with the base. */
export async function serveLab(
  base: string | undefined,
  { port, open }: { port: number; open: boolean },
  { out }: World,
): Promise<ExitCode> {
  const spec = base === undefined ? undefined : await specOf(base);
  const served = await serve(port);
  const address = spec ? labLink(spec, served.address) : served.address;
  out.write(`The lab is at ${address}\nIt computes in your browser; Ctrl-C ends it.\n`);
  if (open) openBrowser(address);
  await new Promise((stop) => process.once('SIGINT', stop).once('SIGTERM', stop));
  await served.close();
  return 0;
}

async function specOf(base: string) {
  const found = await resolveBase(base);
  if (found) {
    refuseCalculator(found, base);
    return found;
  }
  throw new InputError({
    code: 'FILE_MISSING',
    path: base,
    expected: 'a spec file, a result or a lab link',
    received: 'nothing of that name',
    next: "Leave it out: the lab's home page offers every preset",
  });
}

async function serve(port: number): Promise<Served> {
  if (!(await exists(`${folder}index.html`)))
    throw new InputError({
      code: 'LAB_NOT_BUILT',
      path: folder,
      expected: 'the built lab',
      received: 'nothing',
      cause: 'The repository has been cloned but not built',
      next: 'npm run build',
    });
  try {
    return await serveFolder(folder, port);
  } catch (error) {
    throw new InputError({
      code: 'PORT_UNUSABLE',
      path: '--port',
      expected: 'a free port, 0 to 65535',
      received: String(port),
      cause: (error as Error).message,
      next: 'Leave --port out for a free one',
    });
  }
}

/** Opens the system's browser; where there is none, the printed address is enough. */
function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', address]
        : ['xdg-open', address];
  const opener = spawn(command as string, args, { stdio: 'ignore', detached: true });
  opener.on('error', () => undefined);
  opener.unref();
}

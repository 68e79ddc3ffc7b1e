import { arch, hostname, platform } from 'node:os';
import type { Provenance } from '../artifacts/result.js';

/** Who computed a result, when, with which command line. @param seconds wall time of each phase. */
export function provenance(seconds: Record<string, number>, args = process.argv.slice(2)): Provenance {
  return {
    date: new Date().toISOString(),
    host: hostname(),
    node: process.versions.node,
    platform: `${platform()} ${arch()}`,
    command: commandLine(args),
    seconds,
  };
}

/** The command line that gives these arguments, quoted for a POSIX shell. */
export function commandLine(args: string[]): string {
  return ['curvecast', ...args.map(quoted)].join(' ');
}

function quoted(arg: string): string {
  return /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`;
}

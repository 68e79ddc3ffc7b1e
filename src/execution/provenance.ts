import { arch, hostname, platform } from 'node:os';
import { commandLine } from '../artifacts/command-line.js';
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

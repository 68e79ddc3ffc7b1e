import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Ended } from '../killed-run.js';

const program = resolve('dist/cli/bin.js');

/** The compiled command line at work in a folder: the process, and how it ends. */
export function sweepCommand(
  folder: string,
  args: string[],
  env = process.env,
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, 'sweep', ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout!.on('data', (text) => (said.out += text));
  child.stderr!.on('data', (text) => (said.err += text));
  const ended = new Promise<Ended>((done) => child.on('close', (code, signal) => done({ code, signal, ...said })));
  return { child, ended };
}

/** Runs `curvecast sweep ...` to its end. */
export function sweep(folder: string, ...args: string[]): Promise<Ended> {
  return sweepCommand(folder, args).ended;
}

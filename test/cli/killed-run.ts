import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const program = 'dist/cli/bin.js';

/** A run of about two seconds in six tasks that keeps its work often. */
export const slowRun = [
  ...['run', 'linear-exact', '--simulate', '3', '--vary', 'width=10,20,30', '--quantities', 'slope', '--jobs', '2'],
  ...['--readout-learning-rate', '0.0001', '--hidden-learning-rate', '0.0001', '--checkpoint-every', '0.05'],
];

/** How a process of the command line ended. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  out: string;
  err: string;
}

/** Starts the compiled command line and tells how it ends. */
export function start(args: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', err: '' };
  child.stdout!.on('data', (text) => (said.out += text));
  child.stderr!.on('data', (text) => (said.err += text));
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal, ...said })),
  );
  return { child, ended };
}

/** Sends a signal after so many milliseconds, unless the run is whole before. */
export async function startAndStop(args: string[], signal: NodeJS.Signals, after: number): Promise<Ended> {
  const { child, ended } = start(args);
  const timer = setTimeout(() => child.kill(signal), after);
  const end = await ended;
  clearTimeout(timer);
  return end;
}

/** Sends a signal as soon as the run into this folder has kept something. */
export async function startAndInterrupt(folder: string, signal: NodeJS.Signals, args = slowRun): Promise<Ended> {
  const { child, ended } = start([...args, '--out', folder]);
  const timer = setInterval(() => {
    if (!existsSync(`${folder}.unfinished/spec.json`)) return;
    clearInterval(timer);
    child.kill(signal);
  }, 20);
  return ended.finally(() => clearInterval(timer));
}

/** Kills the run at random moments and resumes it, until it is whole; returns the number of kills. */
export async function killUntilWhole(folder: string, longest: number, most: number): Promise<number> {
  for (let kills = 0; ; kills++) {
    const args = [...slowRun, '--out', folder, '--resume'];
    const wait = kills < most ? 200 + Math.random() * longest : 1e9;
    const { signal, code, err } = await startAndStop(args, 'SIGKILL', wait);
    if (signal === 'SIGKILL') continue;
    if (code !== 0) throw new Error(`exit code ${code} after ${kills} kills: ${err}`);
    return kills;
  }
}

/** Every byte a run has written but those that say when, where and how it was computed. */
export function contentOf(folder: string): Record<string, unknown> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  const { run: _, ...result } = JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'));
  const bytes = names
    .filter((name) => /\.(csv|svg|png)$|^spec\.json$/.test(name))
    .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
  return { names: names.sort(), result, ...Object.fromEntries(bytes) };
}

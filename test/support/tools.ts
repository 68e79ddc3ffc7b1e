import { execFileSync, spawnSync } from 'node:child_process';
import { test } from 'vitest';

/** Programs some tests need beyond Node, how to see that they are there, and the Debian packages that bring them. */
const tools = {
  chromium: { probe: ['chromium', '--version'], packages: ['chromium'] },
  numpy: { probe: ['/usr/bin/python3', '-c', 'import numpy'], packages: ['python3-numpy'] },
  openblas: { probe: ['sh', '-c', '/sbin/ldconfig -p | grep -q libopenblas.so.0'], packages: ['libopenblas0'] },
  pandas: { probe: ['/usr/bin/python3', '-c', 'import pandas'], packages: ['python3-pandas'] },
  pdftotext: { probe: ['pdftotext', '-v'], packages: ['poppler-utils'] },
  slurm: { probe: ['slurmctld', '-V'], packages: ['slurm-wlm', 'munge'] },
} as const;

/** Name of such a program. */
export type Tool = keyof typeof tools;

/** The Python that Debian's packages belong to. */
export const python = '/usr/bin/python3';

const works = ([command, ...args]: readonly string[]) => spawnSync(command!, args, { stdio: 'ignore' }).status === 0;

/** Whether the tool is there, after installing it where this process may (root on Debian). With CI=true a missing tool is a failure. */
export function available(tool: Tool): boolean {
  const { probe, packages } = tools[tool];
  if (works(probe)) return true;
  if (process.getuid?.() === 0 && works(['apt-get', '--version'])) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'ignore', env });
    if (works(probe)) return true;
  }
  const message = `'${tool}' is missing: apt-get install ${packages.join(' ')}`;
  if (process.env.CI === 'true') throw new Error(message);
  console.warn(`\nSKIPPED: ${message}\n`);
  return false;
}

/** `test` where the tool is available, a loudly skipped test where it is not. */
export function testWith(tool: Tool) {
  return available(tool) ? test : test.skip;
}

/** Runs a Python program with Debian's Python and returns what it prints. */
export function runPython(code: string, args: string[] = []): string {
  return execFileSync(python, ['-c', code, ...args], { encoding: 'utf8' });
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { version } from '../../src/artifacts/version.js';

const project = mkdtempSync(join(tmpdir(), 'curvecast-package-'));
const run = (command: string, args: string[]) =>
  execFileSync(command, args, {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
  });

beforeAll(() => {
  const packed = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', project], { encoding: 'utf8' }),
  );
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'newcomer', private: true, type: 'module' }));
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${packed[0].filename}`]);
}, 300_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

test('the version in the code is that of package.json', () => {
  expect(JSON.parse(readFileSync('package.json', 'utf8')).version).toBe(version);
});

test('the packed library answers in an empty project', () => {
  const code = readme('ts');
  writeFileSync(join(project, 'example.mjs'), code);
  expect(run('node', ['example.mjs'])).toMatch(/\S/);
});

test('the packed command line answers in an empty project', () => {
  const printed = JSON.parse(run('npx', ['curvecast', 'run', 'linear-exact', '--simulate', '2', '--json']));
  expect(printed.agreement[0].verdict).toBe('pass');
});

/** The first code block of that language in the README: what a newcomer pastes. */
function readme(language: string): string {
  const block = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readFileSync('README.md', 'utf8'));
  return block![1]!;
}

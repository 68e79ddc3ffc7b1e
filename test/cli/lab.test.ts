import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { specOfLink } from '../../src/artifacts/lab-link.js';
import { curvecast } from '../support/command-line.js';

const folder = mkdtempSync(join(tmpdir(), 'curvecast-lab-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('serves the built lab, opens in the state of a spec, ends with Ctrl-C', async () => {
  const file = join(folder, 'spec.json');
  writeFileSync(file, JSON.stringify({ theory: 'linear-exact', parameters: { width: 7 } }));
  const lab = spawn(process.execPath, ['dist/cli/bin.js', 'lab', file, '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [said] = (await once(lab.stdout, 'data')) as [Buffer];
    const address = /http:\S+/.exec(said.toString())?.[0] as string;
    expect(specOfLink(address)).toMatchObject({ theory: 'linear-exact', parameters: { width: 7 } });
    const page = await fetch(address);
    expect(await page.text()).toContain('<title>Curvecast lab</title>');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    lab.kill('SIGINT');
    expect((await once(lab, 'exit'))[0]).toBe(0);
  } finally {
    lab.kill('SIGKILL');
  }
});

test.each([
  [['lab', 'nothing-here', '--no-open'], /FILE_MISSING/],
  [['lab', '--no-open', '--port', '99999'], /PORT_UNUSABLE/],
])('%j is refused', async (args, message) => {
  const { code, err } = await curvecast(args);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});

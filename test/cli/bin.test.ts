import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';

test('a reader that stops early ends the program without a fuss', async () => {
  const child = spawn(process.execPath, ['dist/cli/bin.js', 'run', '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const code = await new Promise((ended) => child.on('close', ended));
  expect([code, said]).toEqual([0, '']);
});

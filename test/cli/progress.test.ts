import { expect, test } from 'vitest';
import { duration, progressLine, progressText } from '../../src/cli/progress.js';
import { curvecast } from '../support/command-line.js';

/** A stream that keeps what is written, and a clock that is set by hand. */
function terminal({ isTTY = true, columns = 80 } = {}) {
  const written: string[] = [];
  const clock = { now: 0 };
  const stream = { isTTY, columns, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream;
  return { written, clock, line: progressLine(stream, 'simulation', () => clock.now) };
}

const clear = '\r\x1b[2K';

test('share, rate, time left and note stand on one line, rewritten in place, and vanish at the end', () => {
  const { written, clock, line } = terminal();
  line.step!({ done: 0, total: 100 });
  clock.now = 2000;
  line.step!({ done: 26, total: 100, note: 'replicas' });
  line.clear();
  expect(written).toEqual([`${clear}simulation  0 %`, `${clear}simulation  26 %  13/s  6 s left  replicas`, clear]);
});

test('it is rewritten at most ten times a second', () => {
  const { written, clock, line } = terminal();
  for (clock.now = 0; clock.now < 1000; clock.now++) line.step!({ done: clock.now });
  expect(written).toHaveLength(10);
});

test('what a resumed run finds done says nothing of its speed', () => {
  const { written, clock, line } = terminal();
  line.step!({ done: 90, total: 100 });
  clock.now = 1000;
  line.step!({ done: 91, total: 100 });
  expect(written.at(-1)).toBe(`${clear}simulation  91 %  1/s  9 s left`);
});

test('a narrow terminal cuts it, so that it never wraps', () => {
  const { written, line } = terminal({ columns: 12 });
  line.step!({ done: 1, total: 2, note: 'a long note on what is done' });
  expect(written[0]!.slice(clear.length)).toHaveLength(11);
});

test('off a terminal nothing is written, and nobody asks for steps', () => {
  const { written, line } = terminal({ isTTY: false });
  expect(line.step).toBeUndefined();
  line.clear();
  expect(written).toEqual([]);
});

test('nothing to clear when nothing was said', () => {
  const { written, line } = terminal();
  line.clear();
  expect(written).toEqual([]);
});

test.each([
  [0, 10, 0, '0 %'],
  [5, 10, 2.5, '50 %  2.5/s  2 s left'],
  [1, 4, 0.25, '25 %  4 s each  12 s left'],
  [12_345, undefined, 1234.5, '12345  1235/s'],
  [9_999, 10_000, 1e9, '99 %  1000000000/s  0 s left'],
] as const)('%s of %s at %s/s: %s', (done, total, rate, text) => expect(progressText(done, total, rate)).toBe(text));

test.each([
  [0.4, '0 s'],
  [89, '89 s'],
  [90, '2 min'],
  [5399, '90 min'],
  [5400, '1.5 h'],
])('%s seconds: %s', (seconds, words) => expect(duration(seconds)).toBe(words));

test('a run shows its phases on a terminal and leaves no trace; elsewhere it says nothing', async () => {
  const args = ['run', 'linear-exact', '--simulate', '2', '--vary', 'width=10,20', '--quantities', 'slope', '--json'];
  const seen = await curvecast(args, undefined, { isTTY: true });
  expect(seen.err).toContain(`${clear}simulation, width 20`);
  expect(seen.err.endsWith(clear)).toBe(true);
  expect((await curvecast(args)).err).toBe('');
});

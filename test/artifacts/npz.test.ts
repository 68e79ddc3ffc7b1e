import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrayName, resultFromNpz, resultToNpz } from '../../src/artifacts/npz.js';
import { sha256Hex } from '../../src/data/sha256.js';
import { onlyInputErrors, refusal } from '../data/refusal.js';
import { result } from './sample.js';

const bytes = resultToNpz(result);

test('a result comes back bit for bit', () => expect(resultFromNpz(bytes, 'x')).toEqual(result));

test('the bytes are always the same, in every time zone', () => {
  const frozen = '0b5ff7d4030b9eb220731bf1168cec0f417a98265fe861da39b2e6eb1b8bdd1b';
  const home = process.env.TZ;
  for (const zone of ['UTC', 'Asia/Kolkata', 'America/Los_Angeles']) {
    process.env.TZ = zone;
    expect(sha256Hex(resultToNpz(result))).toBe(frozen);
  }
  if (home === undefined) delete process.env.TZ;
  else process.env.TZ = home;
});

test.each([
  ['theory', 'loss', 'theory/loss'],
  ['width=0.5', 'loss', 'width=0.5/loss'],
  ['..', 'a.error', '%2E%2E/a%2Eerror'],
  ['a/b\\c', 'θ', 'a%2Fb%5Cc/%CE%B8'],
  ['\ud800', '%', '%EF%BF%BD/%25'],
])('part %j, quantity %j: array %s', (part, quantity, name) => expect(arrayName(part, quantity)).toBe(name));

test('an archive without a result is refused', () => {
  expect(refusal(() => resultFromNpz(bytes.subarray(0, -9), 'x')).code).toBe('ARCHIVE_INVALID');
});

test('changed or cut bytes: read or refused, nothing else', () => {
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, to, end) => {
      const altered = Uint8Array.from(bytes);
      altered[at] = to;
      onlyInputErrors(() => resultFromNpz(altered, 'x'));
      onlyInputErrors(() => resultFromNpz(altered.subarray(0, end), 'x'));
    }),
    { numRuns: 200 },
  );
});

import * as fc from 'fast-check';
import { deflateSync } from 'fflate';
import { expect, test } from 'vitest';
import { isLabLink, labLink, specOfLink } from '../../src/artifacts/lab-link.js';
import type { Spec } from '../../src/artifacts/spec.js';
import { toBase64Url } from '../../src/data/base64.js';
import { onlyInputErrors, refusal } from '../data/refusal.js';
import { spec } from './sample.js';

// Links live in papers and messages: this one must open for ever.
const frozen =
  '[22m[39mhttps://example.org/lab/#spec=1.PY_BTgMxDER_JfI5rbJFBWn_gDs3hJB31921SJPFcVRK1X_HaYFDJHuUeZ65wISK0F-A01q1QP8KKynG90hp1gXePEQcKEL_q594MtnDKrRKHqkUTnOzvSzkbl-LO5GQq4Umh8XpQmeHQtvGKgvu9o8Gw8EYJVcZyTYWLnD1cMhyRIW-Mz4KHklJLFNLx8oYuaByTk354DSZc8ZqCTA1GpEpD4b579L5Tdju7e49dQ_P6dBQ53bssxrQRmtWh8jjHe3BirXN_LvwR32ygb_pxgzB2wtGtWpZGiByIpQNfeGoRtAcSTC1ah1tunD9AQ';

test('a link made long ago opens', () => expect(specOfLink(frozen)).toEqual(spec));

test('links are the same every time, and short', () => {
  const link = labLink(spec, 'https://example.org/lab/');
  expect(specOfLink(link)).toEqual(spec);
  expect(link).toBe(labLink(structuredClone(spec), 'https://example.org/lab/'));
  expect(link).toMatch(/^https:\/\/example\.org\/lab\/#spec=1\.[\w-]+$/);
  expect(link.length).toBeLessThan(500);
});

test('any parameters come back', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      ),
      (numbers) => {
        const parameters = Object.fromEntries(Object.entries(numbers).map(([k, v]) => [k, v + 0]));
        const some = { format: 1, theory: 'a', parameters, seed: 1, quality: 'interactive' } satisfies Spec;
        const back = specOfLink(labLink(some, ''));
        expect(back).toEqual(some);
      },
    ),
  );
});

const bomb = toBase64Url(deflateSync(new Uint8Array(2 ** 25)));
test.each([
  ['cut', frozen.slice(0, -20)],
  ['another version', frozen.replace('#spec=1.', '#spec=2.')],
  ['not base64', 'https://x/#spec=1.a*b'],
  ['not deflate', 'https://x/#spec=1.AAAA'],
  ['a bomb', `https://x/#spec=1.${bomb}`],
  ['no spec', 'https://x/#other'],
])('%s: refused', (_, link) => {
  expect(refusal(() => specOfLink(link)).code).toBe('LINK_INVALID');
});

test('a spec is not a link', () => {
  expect(isLabLink('{"theory": "#spec="}')).toBe(false);
  expect(isLabLink('notes: see #spec=1.abc')).toBe(false);
});

test('any payload: read or refused, nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) =>
      onlyInputErrors(() => specOfLink(`#spec=1.${toBase64Url(bytes)}`)),
    ),
  );
});

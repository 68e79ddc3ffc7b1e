import { expect, test } from 'vitest';
import { parseParameters } from '../../../src/contract/index.js';
import { parameters } from '../../../src/theories/dln-dmft/parameters.js';

test.each<[string, Record<string, unknown>, RegExp]>([
  ['delta 0', { sampleRatio: 0 }, /delta must be finite and > 0/],
  ['alpha 0', { initialScale: 0 }, /the flow stays at w = 0 for ever.*basis-pursuit/s],
  ['alpha Infinity', { initialScale: 'Infinity' }, /minimum-norm fixed point/],
  ['alpha too small', { initialScale: 1e-200 }, /1e-150/],
  ['negative noise', { labelNoiseVariance: -1 }, /labelNoiseVariance/],
  ['shares', { teacher: [{ weight: 0.5, kind: 'atom', value: 1 }] }, /weights that sum to 1/],
  ['zero labels', { labelNoiseVariance: 0, teacher: [{ weight: 1, kind: 'atom', value: 0 }] }, /identically zero/],
  ['no spread', { teacher: [{ weight: 1, kind: 'gaussian', standardDeviation: 0 }] }, /teacher/],
  ['few dimensions', { inputDimension: 10 }, /inputDimension/],
])('%s is refused with its reason', (_, given, message) => {
  expect(() => parseParameters(parameters, given)).toThrow(message);
});

test('the defaults are legal', () => {
  expect(parseParameters(parameters, {}).sampleRatio).toBe(0.5);
});

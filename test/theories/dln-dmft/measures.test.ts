import { expect, test } from 'vitest';
import { finish, type Plain, parseParameters } from '../../../src/contract/index.js';
import { landmarksOf, measures } from '../../../src/theories/dln-dmft/measures.js';
import { parameters } from '../../../src/theories/dln-dmft/parameters.js';
import { presets } from '../../../src/theories/dln-dmft/presets.js';
import { regime, warningsOf } from '../../../src/theories/dln-dmft/regime.js';
import { theoryRun } from './run.js';

test.each<[string, Record<string, Plain>, string]>([
  ['lazy', { initialScale: 10, finalTime: 1 }, 'lazy'],
  ['search', { sampleRatio: 0.6, initialScale: 1e-4, finalTime: 100 }, 'search-descent'],
  ['grokking', { sampleRatio: 0.6, initialScale: 2, weightDecay: 0.01, finalTime: 600 }, 'grokking'],
])('%s is named so', (_, given, phase) => {
  const data = theoryRun(given, { tolerance: 0.1 });
  expect(landmarksOf(data).phase).toBe(phase);
  for (const measure of measures) expect(measure.of(data).value).toBeDefined();
});

test('the regime says its numbers and warns near the interpolation threshold', () => {
  const near = parseParameters(parameters, { sampleRatio: 1, finalTime: 1 });
  expect(warningsOf(near)[0]).toMatch(/interpolation threshold/);
  expect(finish(regime(near, 1)).reason).toMatch(/t_fit/);
});

test('presets are legal', () => {
  for (const preset of presets) parseParameters(parameters, preset.parameters);
});

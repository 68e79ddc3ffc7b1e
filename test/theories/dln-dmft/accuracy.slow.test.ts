import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { finish, numbers, type Plain, parseParameters } from '../../../src/contract/index.js';
import { namedSet, select } from '../../../src/data/index.js';
import { randomStream, uniform } from '../../../src/numerics/random/index.js';
import { claims } from '../../../src/theories/dln-dmft/claims/index.js';
import { dmft } from '../../../src/theories/dln-dmft/dmft/engine.js';
import { landmarksOf } from '../../../src/theories/dln-dmft/measures.js';
import { parameters } from '../../../src/theories/dln-dmft/parameters.js';

const folder = new URL('../../references/dln-dmft/', import.meta.url);
const cases = readdirSync(folder)
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
  .filter((file) => file.calculation === 'dmft');

test.each(cases.map((file) => [file.id, file] as const))('%s at publication quality', (_, file) => {
  const at = { t: Float64Array.from(file.observables.testMse.coordinates.t) };
  const quantities = Object.keys(file.observables);
  const data = finish(
    dmft.run(parseParameters(parameters, file.parameters), { quality: 'publication', seed: 0, at, quantities }),
  );
  for (const name of quantities) {
    const { value, tolerance } = file.observables[name];
    numbers(data, name).forEach((measured, k) => {
      expect(Math.abs(measured - value[k])).toBeLessThanOrEqual(tolerance.abs + tolerance.rel * Math.abs(value[k]));
    });
  }
});

const sets = { digits: select((await namedSet('digits')).table, { label: 'label' }) };

test.each(claims.map((claim) => [claim.id, claim] as const))('%s in full', (_, claim) => {
  expect(finish(claim.check('full', 1, sets)).checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});

test('from a start of 1e-8 through search and descent to the fixed point', () => {
  const given = parseParameters(parameters, { sampleRatio: 0.6, initialScale: 1e-8, finalTime: 3000 });
  const quantities = ['testMse', 'trainMse', 'weightSquaredNorm', 'kernelChange', 'testMseLimit'];
  const data = finish(dmft.run(given, { quality: 'publication', tolerance: 0.008, seed: 1, quantities }));
  expect(landmarksOf(data).phase).toBe('search-descent');
  const gap = numbers(data, 'testMse').at(-1)! / numbers(data, 'testMseLimit').at(-1)! - 1;
  expect(Math.abs(gap)).toBeLessThan(0.01);
  expect(data.series.testMse!.error!.at(-1)! / numbers(data, 'testMse').at(-1)!).toBeLessThan(0.01);
});

test('where few samples lack the coordinates that matter, more are taken', () => {
  const given = parseParameters(parameters, { sampleRatio: 0.6, initialScale: 1e-8, finalTime: 3000 });
  const quantities = ['testMse', 'testMseLimit'];
  const data = finish(dmft.run(given, { quality: 'interactive', tolerance: 0.04, seed: 3, quantities }));
  const gap = numbers(data, 'testMse').at(-1)! / numbers(data, 'testMseLimit').at(-1)! - 1;
  expect(Math.abs(gap)).toBeLessThan(0.04);
});

// Of 60 runs 100 % lie within three bars, and the median bar is 3.0 times the error (480 values).
describe('error bars of 12 random interactive runs', () => {
  const inside: boolean[] = [];
  const sharpness: number[] = [];
  for (let run = 0; run < 12; run++) {
    const given = drawn(run);
    const at = { t: Float64Array.of(1, 3, 10, 30) };
    const asked = { at, quantities: ['testMse', 'trainMse'] };
    const values = parseParameters(parameters, given);
    const quick = finish(dmft.run(values, { quality: 'interactive', seed: run, ...asked }));
    const fine = finish(dmft.run(values, { quality: 'publication', seed: run + 1000, ...asked }));
    for (const name of asked.quantities)
      at.t.forEach((_, k) => {
        const truth = numbers(fine, name)[k]!;
        const off = Math.abs(numbers(quick, name)[k]! - truth);
        const bar = Math.sqrt(quick.series[name]!.error![k]! ** 2 + fine.series[name]!.error![k]! ** 2);
        inside.push(off <= 3 * bar);
        if (off > 0) sharpness.push(bar / off);
      });
  }
  test('hold three times the bar in 95 %', () => {
    expect(inside.filter(Boolean).length / inside.length).toBeGreaterThanOrEqual(0.95);
  });
  test('are sharp: the median bar is at most ten times the error', () => {
    expect(sharpness.sort((a, b) => a - b)[sharpness.length >> 1]!).toBeLessThanOrEqual(10);
  });
});

function drawn(run: number): Record<string, Plain> {
  const stream = randomStream(77, 'bars', run);
  const between = (low: number, high: number) => low * (high / low) ** uniform(stream);
  const share = between(0.05, 0.5);
  return {
    sampleRatio: between(0.3, 3),
    labelNoiseVariance: uniform(stream) * 0.2,
    initialScale: between(1e-3, 3),
    weightDecay: uniform(stream) < 0.5 ? 0 : between(1e-3, 0.1),
    teacher: [
      { weight: 1 - share, kind: 'atom', value: 0 },
      { weight: share, kind: 'gaussian', standardDeviation: 1 },
    ],
    finalTime: 30,
  };
}

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { finish, numbers, type Plain, parseParameters, scalar } from '../../../src/contract/index.js';
import { fixedPoints } from '../../../src/theories/dln-dmft/calculators/fixed-points.js';
import { theoryRun } from './run.js';

interface Observable {
  dims: string[];
  coordinates: Record<string, number[]>;
  value: number | number[];
  tolerance: { abs?: number; rel?: number };
}

interface Block {
  calculation: string;
  parameters: Record<string, Plain>;
  observables: Record<string, Observable>;
}

const folder = new URL('../../references/dln-dmft/', import.meta.url);
const files = readdirSync(folder).map((name) => ({
  name,
  file: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Block & { also?: Block[] },
}));
const runs = files.filter(({ file }) => file.calculation === 'dmft');
const allowed = ({ abs = 0, rel = 0 }: Observable['tolerance'], expected: number) => abs + rel * Math.abs(expected);

/** The full accuracy is tested by `curvecast verify` in the slow suite; here errors of the coarse setting must lie within the tolerances too. */
test.each(runs)('$name: test and training error', ({ file }) => {
  const t = Float64Array.from(file.observables.testMse!.coordinates.t!);
  const data = theoryRun(file.parameters, { tolerance: 0.015, at: { t }, quantities: ['testMse', 'trainMse'] });
  for (const name of ['testMse', 'trainMse']) {
    const { value, tolerance } = file.observables[name]!;
    numbers(data, name).forEach((measured, k) => {
      const expected = (value as number[])[k]!;
      expect(Math.abs(measured - expected), `${name} at ${t[k]}`).toBeLessThan(allowed(tolerance, expected));
    });
  }
});

/** Cases of fixed points alone are among those that `verify` runs in a moment. */
test.each(runs)('$name: fixed points', ({ file }) => {
  for (const block of [file, ...(file.also ?? [])]) {
    if (block.calculation !== 'fixed-points') continue;
    const parameters = { ...file.parameters, ...block.parameters };
    for (const [name, { dims, coordinates, value, tolerance }] of Object.entries(block.observables)) {
      const axis = dims[0];
      const points: Plain[] = axis ? coordinates[axis]! : [null];
      points.forEach((point, k) => {
        const known = Object.fromEntries(
          Object.entries({
            ...(block.parameters ? block.parameters : parameters),
            ...(axis ? { [axis]: point } : {}),
          }).filter(([key]) => key in fixedPoints.parameters.shape),
        );
        const data = finish(
          fixedPoints.run(parseParameters(fixedPoints.parameters, known), {
            quality: 'publication',
            seed: 0,
            quantities: [name],
          }),
        );
        const expected = axis ? (value as number[])[k]! : (value as number);
        expect(Math.abs(scalar(data, name) - expected), `${name} ${point}`).toBeLessThanOrEqual(
          allowed(tolerance, expected),
        );
      });
    }
  }
});

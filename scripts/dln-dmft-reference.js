// Makes benchmarks/dln-dmft-reference.json: test and training error of the reference case dln-01 with eight scrambles of
// 32768 samples on a grid of target 0.001. Takes some minutes. Usage, after npm run build: node scripts/dln-dmft-reference.js
import { readFileSync, writeFileSync } from 'node:fs';
import { finish, parseParameters } from '../dist/contract/index.js';
import { settingOf } from '../dist/theories/dln-dmft/conversions.js';
import { observe } from '../dist/theories/dln-dmft/dmft/observables.js';
import { plan, production } from '../dist/theories/dln-dmft/dmft/pilot.js';
import { parameters } from '../dist/theories/dln-dmft/parameters.js';

const file = JSON.parse(readFileSync(new URL('../test/references/dln-dmft/dln-01.json', import.meta.url), 'utf8'));
const setting = settingOf(parseParameters(parameters, file.parameters));
const [scrambles, samples, target, seed] = [8, 32768, 0.001, 2025];
const times = file.observables.testMse.coordinates.t;
const planned = finish(plan(setting, 2048, target, seed));
const runs = [];
for (let s = 0; s < scrambles; s++) {
  const sweep = finish(production(setting, planned, samples, seed, s));
  runs.push(times.map((t) => observe(sweep, t).curves));
  console.log(`scramble ${s + 1}: test error at the end ${runs[s].at(-1).testMse}`);
}
const column = (name) => {
  const mean = times.map((_, k) => runs.reduce((sum, run) => sum + run[k][name], 0) / scrambles);
  const standardError = times.map((_, k) => {
    const squares = runs.reduce((sum, run) => sum + (run[k][name] - mean[k]) ** 2, 0);
    return Math.sqrt(squares / (scrambles * (scrambles - 1)));
  });
  return { mean, standardError };
};
const reference = {
  case: 'dln-01',
  scrambles,
  samples,
  target,
  rows: planned.times.length,
  times,
  testMse: column('testMse'),
  trainMse: column('trainMse'),
};
writeFileSync(
  new URL('../benchmarks/dln-dmft-reference.json', import.meta.url),
  `${JSON.stringify(reference, null, 1)}\n`,
);

import {
  atMost,
  type Check,
  type Claim,
  type Effort,
  type Finding,
  type Job,
  numbers,
  seriesOf,
} from '../../../contract/index.js';
import { orderParameterSystem } from '../engines/system.js';
import { drawStart } from '../initial/index.js';
import { settingOf } from '../setting.js';
import { ensemble } from '../simulators/index.js';
import { parsed } from './tools.js';

/** C8: the target need not equal the student. */
export const mismatch: Claim = {
  id: 'C8',
  statement: 'The target need not equal the student: other width, other activation, other second layer.',
  origin: 'abstract',
  evidence: 'independent simulation',
  check,
};

const cases: Record<string, unknown>[] = [
  { activation: 'erf-sqrt2', teacherActivation: 'he3', width: 2, teacherWidth: 1, inputDimension: 8 },
  { activation: 'tanh', teacherActivation: 'relu', width: 3, teacherWidth: 2, inputDimension: 9, batchSize: 3 },
  {
    activation: 'gelu',
    teacherActivation: 'erf',
    width: 1,
    teacherWidth: 2,
    inputDimension: 6,
    teacherReadoutWeights: [1, -0.5],
  },
];

function* check(effort: Effort, seed: number): Job<Finding> {
  const instances = effort === 'quick' ? 6000 : 100_000;
  const checks: Check[] = [];
  for (const raw of cases)
    checks.push(yield* oneStep({ ...raw, learningRate: 1, labelNoiseVariance: 0.1 }, instances, seed));
  return { checks, exhibits: [] };
}

/** Mean change of one step over many runs against the right-hand side: largest z-score of any overlap. */
function* oneStep(raw: Record<string, unknown>, instances: number, seed: number): Job<Check> {
  const start = drawStart(parsed(raw), seed, 0);
  const p = start.readoutWeights.length;
  const k = start.teacherReadoutWeights.length;
  const rows = (matrix: Float64Array, columns: number) =>
    Array.from({ length: matrix.length / columns }, (_, r) => [...matrix.subarray(r * columns, (r + 1) * columns)]);
  const given = {
    ...raw,
    studentOverlap: rows(start.studentOverlap, p),
    crossOverlap: rows(start.crossOverlap, k),
    teacherOverlap: rows(start.teacherOverlap, k),
  };
  const values = { ...parsed(given), instances, simulator: 'exact-in-law' as const };
  const data = yield* ensemble.run(values, { quality: 'interactive', seed, at: { step: Float64Array.of(1) } });
  const setting = settingOf(parsed(given));
  const system = orderParameterSystem(setting, start, { expectation: 'automatic', nodes: 65_536, set: 0 });
  const dy = new Float64Array(system.initial.length);
  system.problem.rhs(0, system.initial, dy);
  const time = setting.learningRate / (setting.studentNormalisation * setting.dimension);
  const after = system.covariance(system.initial.map((y, i) => y + time * dy[i]!)).omega;
  let worst = 0;
  const compare = (name: string, expected: (i: number) => number) => {
    const errors = seriesOf(data, name).error!;
    numbers(data, name).forEach((mean, i) => {
      worst = Math.max(worst, Math.abs(mean - expected(i)) / errors[i]!);
    });
  };
  const n = p + k;
  compare('studentOverlapMean', (i) => after[Math.floor(i / p) * n + (i % p)]!);
  compare('crossOverlapMean', (i) => after[Math.floor(i / k) * n + p + (i % k)]!);
  const label = `${raw.activation} learns ${raw.teacherActivation}, B = ${raw.batchSize ?? 1}, d = ${raw.inputDimension}`;
  return atMost(`${label}: largest |z| of the mean one-step change`, worst, 4);
}

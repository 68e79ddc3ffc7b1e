import type { Calculation, Dataset, Job, Request, Suitability } from '../../../contract/index.js';
import { checkDimension, finiteDimension, startOf } from '../initial/index.js';
import { wantedObservables } from '../observables.js';
import { type Parameters, parameters } from '../parameters.js';
import { type Setting, settingOf } from '../setting.js';
import { timesOf } from '../times.js';
import { checkMemory } from './memory.js';
import { observer } from './observer.js';
import { simulatedQuantities } from './quantities.js';
import { type Prepared, type Problem, prepare, type SimulatorId } from './run.js';
import { simulate } from './simulate.js';
import { stepGrid } from './step-grid.js';

/** What tells one simulation from another. */
interface Kind {
  id: SimulatorId;
  title: string;
  method: string;
  /** Why it is taken, and what a step and the state cost. */
  cost(setting: Setting, dimension: number): { reason: string; nanoseconds: number; bytes: number };
}

/** Longest run an engine takes on. */
const patience = 86_400;

/** A simulation as the contract has it: one run or replicas, from the starts that the theory uses too. */
export function simulationOf(kind: Kind): Calculation<typeof parameters> {
  const { id, title, method } = kind;
  return {
    id,
    title,
    method,
    role: 'simulation',
    citations: [],
    parameters,
    quantities: simulatedQuantities,
    stochastic: true,
    suits: (values) => suits(kind, values),
    run: (values, request) => run(id, values, request),
  };
}

function suits(kind: Kind, values: Parameters): Suitability {
  const setting = settingOf(values);
  const dimension = finiteDimension(values);
  const refusal = (reason: string): Suitability => ({ applies: false, reason, seconds: 0, bytes: 0 });
  if (!Number.isFinite(setting.students)) return refusal('infinite width cannot be simulated: give a finite width');
  if (setting.learningRate === 0) return refusal('gradient flow takes no steps: give a learning rate above 0');
  if (values.studentSecondMoment.length + values.parallelSecondMoment.length > 0)
    return refusal('a start given by its second moment names no weights');
  const { reason, nanoseconds, bytes } = kind.cost(setting, dimension);
  const steps = (values.finalTime * setting.studentNormalisation * dimension) / setting.learningRate;
  const seconds = steps * nanoseconds * 1e-9;
  const needs = `${steps.toPrecision(3)} SGD steps in dimension ${dimension}`;
  if (seconds > patience) return refusal(`this needs ${needs}: lower the dimension or the final time`);
  return { applies: true, reason: `${reason}; ${needs}`, seconds, bytes };
}

function* run(id: SimulatorId, values: Parameters, request: Request): Job<Dataset> {
  const problem = problemOf(id, values, request);
  const { setting, dimension } = problem;
  const grid = yield* stepGrid(setting, dimension, request, () => timesOf(request, values.finalTime));
  const watcher = observer(setting, wantedObservables(request.quantities, setting.students));
  const { from, to } = request.replicas ?? { from: 0, to: 1 };
  checkMemory(request, 8 * watcher.size * grid.steps.length * (to - from));
  return yield* simulate(problem, watcher, grid, request);
}

/** What the parameters ask to simulate. @throws InputError `DIMENSION_TOO_SMALL` and what `startOf` throws */
export function problemOf(
  simulator: SimulatorId,
  values: Parameters,
  request: Pick<Request, 'start' | 'seed'>,
): Problem {
  const dimension = finiteDimension(values);
  const setting = { ...settingOf(values), dimension };
  const path = values.inputDimension === dimension ? 'parameters.inputDimension' : 'parameters.simulationDimension';
  const prepared = (replica: number) => {
    const start = startOf(values, request, replica);
    checkDimension(start, dimension, path);
    return prepare(simulator, setting, dimension, start);
  };
  let first: Prepared | undefined;
  const shared = request.start !== undefined || sameForAll(values);
  return {
    setting,
    dimension,
    seed: request.seed,
    prepare: (replica) => (shared ? (first ??= prepared(0)) : prepared(replica)),
  };
}

/** Whether every replica begins from the same overlaps. */
function sameForAll({
  studentOverlap,
  hiddenWeightMatrix,
  teacherOverlap,
  teacher,
  initialisation,
}: Parameters): boolean {
  const fixedTeacher = teacherOverlap.length > 0 || hiddenWeightMatrix.length > 0 || teacher === 'orthonormal';
  const given = studentOverlap.length > 0 || hiddenWeightMatrix.length > 0;
  return fixedTeacher && (given || initialisation.kind === 'symmetric');
}

import type { Calculation, Dataset, Job, Quantity, Request, Suitability } from '../../../contract/index.js';
import { checkMemory, gridSize, wants } from '../calculations/request.js';
import type { Modes } from '../modes.js';
import { type Parameters, parameters } from '../parameters.js';
import { resolve, type Setting } from '../setting.js';
import { solve } from '../solution.js';
import { startOf } from '../start-of.js';
import { hasWeights, type Start, type Weights } from '../start-state.js';
import { curveNames } from './curves.js';
import { defaultSteps } from './horizon.js';
import { simulate } from './simulate.js';
import type { Simulator } from './simulator.js';
import { wholeSteps } from './whole-steps.js';

/** What tells one simulation from another. */
export interface SimulatorKind {
  id: string;
  title: string;
  method: string;
  quantities: Quantity[];
  suits(parameters: Parameters): Suitability;
  simulatorOf(setting: Setting, start: Start, context: Context): Simulator;
}

/** What a simulator may need beyond setting and start. */
export interface Context {
  modes: Modes;
  parameters: Parameters;
  seed: number;
  replica: number;
}

/** A simulation as the contract has it: one run or replicas, from the starts that the theory uses too. */
export function simulationOf(kind: SimulatorKind): Calculation<typeof parameters> {
  const { simulatorOf, ...said } = kind;
  return {
    ...said,
    role: 'simulation',
    citations: [],
    parameters,
    run: (values, request) => run(kind, values, request),
  };
}

function run({ simulatorOf }: SimulatorKind, values: Parameters, request: Request): Job<Dataset> {
  const setting = resolve(values);
  // One grid for all replicas, whatever block they are computed in: that of the first start.
  const first = startOf(values, request, 0);
  const times = wholeSteps(request, () => defaultSteps(solve(first, setting), gridSize(request)));
  const units = hasWeights(first) ? unitsWanted(request, setting.width) : new Float64Array(0);
  const { from, to } = request.replicas ?? { from: 0, to: 1 };
  checkMemory(request, 16 * times.steps.length * (to - from) * (curveNames.length + 2 * units.length));
  return simulate(
    {
      setting,
      startOf: (replica) => startOf(values, request, replica),
      simulatorOf: (start, modes, replica) =>
        simulatorOf(setting, start, { modes, parameters: values, seed: request.seed, replica }),
      times,
      units,
    },
    request,
  );
}

/** Units whose weights are recorded: those asked for, else the first eight. */
function unitsWanted(request: Request, width: number): Float64Array {
  if (!wants(request, 'readoutWeights') && !wants(request, 'hiddenWeights')) return new Float64Array(0);
  const wanted = request.at?.i ?? Float64Array.from({ length: Math.min(8, width) }, (_, i) => i);
  return wanted.filter((i) => Number.isInteger(i) && i >= 0 && i < width);
}

/** The start's weights. @throws Error when it has only overlaps: `suits` keeps such parameters away. */
export function requireWeights(start: Start, id: string): Weights {
  if (hasWeights(start)) return start;
  throw new RangeError(`simulation '${id}' trains weights, but the start holds only their overlaps: use 'descent'`);
}

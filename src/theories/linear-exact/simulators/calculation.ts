import type { Calculation, Dataset, Job, Quantity, Request, Suitability } from '../../../contract/index.js';
import type { Modes } from '../modes.js';
import { type Parameters, parameters } from '../parameters.js';
import { resolve, type Setting } from '../setting.js';
import { drawStart, widestDrawn } from '../start.js';
import { hasWeights, type Start } from '../start-state.js';
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
  const startOf = (replica: number) =>
    (request.start as unknown as Start | undefined) ?? drawStart(values, request.seed, replica);
  return simulate(
    {
      setting,
      startOf,
      simulatorOf: (start, modes, replica) =>
        simulatorOf(setting, start, { modes, parameters: values, seed: request.seed, replica }),
      times: wholeSteps(request, () => defaultSteps(startOf(0), values)),
      units: unitsWanted(request, values, setting.width),
    },
    request,
  );
}

/** Weights are recorded when asked for by name or by unit; networks too wide to draw have none. */
function unitsWanted({ at, quantities }: Request, values: Parameters, width: number): Float64Array {
  const byName = quantities?.some((name) => name === 'readoutWeights' || name === 'hiddenWeights');
  const drawn = values.readoutWeights.length > 0 || width <= widestDrawn;
  if (!drawn) return new Float64Array(0);
  if (at?.i) return at.i.filter((i) => Number.isInteger(i) && i >= 0 && i < width);
  return byName ? Float64Array.from({ length: width }, (_, i) => i) : new Float64Array(0);
}

/** The start's weights. @throws Error when it has only overlaps: `suits` keeps such parameters away. */
export function requireWeights(start: Start, id: string): Extract<Start, { readoutWeights: Float64Array }> {
  if (hasWeights(start)) return start;
  throw new RangeError(`simulation '${id}' trains weights, but the start holds only their overlaps: use 'descent'`);
}

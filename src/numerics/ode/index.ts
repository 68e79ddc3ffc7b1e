export type { EventHit, OdeEvent } from './events.js';
export {
  type ErrorCheckpoint,
  type ErrorProgress,
  integrateWithError,
  integrateWithErrorJob,
  type OdeSolutionWithError,
} from './global-error.js';
export {
  type IntegrateOptions,
  type IntegrationCheckpoint,
  type IntegrationProgress,
  integrate,
  integrateJob,
  type OdeSolution,
} from './integrate.js';
export type { Method, Ode } from './method.js';
export { methods } from './methods.js';
export type { Functionals, OdeProblem, OdeStart, RightHandSide } from './problem.js';
export type { ControlledFunctionals, OdeOptions } from './settings.js';
export type { OdeCounts, OdeState } from './state.js';
export { checkpointOde, interpolateOde, resumeOde, startOde, stepOde } from './stepper.js';

import type { Claim } from '../../../contract/index.js';
import { deepNetworks } from './deep-networks.js';
import { guidance } from './guidance.js';
import { kernelPhase } from './kernel-phase.js';
import { learningSpeed } from './learning-speed.js';
import { alignment, disalignment, rescaling } from './mechanisms.js';
import { oneStretchedTime } from './one-stretched-time.js';
import { phaseDiagram } from './phase-diagram.js';
import { solutionAgainstNetwork } from './solution-against-network.js';

/** The theory's statements that the program can put to the test. */
export const claims: Claim[] = [
  solutionAgainstNetwork,
  oneStretchedTime,
  learningSpeed,
  phaseDiagram,
  alignment,
  disalignment,
  rescaling,
  kernelPhase,
  deepNetworks,
  guidance,
];

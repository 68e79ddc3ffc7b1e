/** What needs a file system: reading specs, results and data, writing results, drawing figures and computing on every core. */
export {
  bibtex,
  labLink,
  methodsParagraph,
  readSpec,
  resultFromJson,
  resultFromNpz,
  resultToCsv,
  resultToJson,
  resultToNpz,
  specToJson,
} from './artifacts/index.js';
export { readSweep } from './artifacts/sweep/read.js';
export { load, namedSet, readTable, setNames } from './data/index.js';
export { type Keeping, type Store, withCheckpoints } from './execution/checkpoints.js';
export { nodeCanvas } from './execution/drawing.js';
export { readBytes, readText, writeWhole } from './execution/files.js';
export { localExecutor } from './execution/local.js';
export { provenance } from './execution/provenance.js';
export { type OpenSweep, openSweep } from './execution/sweep/open.js';
export { packSweep } from './execution/sweep/pack/index.js';
export { folderStore } from './execution/unfinished.js';
export { nodePool } from './execution/workers/node.js';
export { exhibitsOf } from './experiments/exhibits.js';
export { phaseMap } from './experiments/map.js';
export { quantitiesOf } from './experiments/quantities.js';
export { reproduce } from './experiments/reproduce.js';
export { run } from './experiments/run.js';
export { planOf as planSweep, type SweepPlan } from './experiments/sweep/plan.js';
export { performSweep, type SweepOutcome } from './experiments/sweep/sweep.js';
export { verify } from './experiments/verify.js';

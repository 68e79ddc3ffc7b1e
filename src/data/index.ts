export { type LoadOptions, load } from './load.js';
export { type NamedSet, namedSet, setNames } from './named-set.js';
export type { NdArray } from './npy.js';
export {
  applyTransform,
  fitTransform,
  preprocess,
  type Scaling,
  type Transform,
  type Treatment,
  untouched,
} from './preprocess.js';
export type { DataProvenance } from './provenance.js';
export { readTable } from './read-table.js';
export { type Selection, select } from './select.js';
export { type Column, cell, joinTables, type Table } from './table.js';

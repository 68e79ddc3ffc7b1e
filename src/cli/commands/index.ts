import type { CommandEntry } from '../main.js';
import { advise } from './advise.js';
import { calculate } from './calculate.js';
import { cite } from './cite.js';
import { compare } from './compare.js';
import { figure } from './figure.js';
import { lab } from './lab.js';
import { list } from './list.js';
import { map } from './map.js';
import { methods } from './methods.js';
import { reproduce } from './reproduce.js';
import { run } from './run.js';
import { schema } from './schema.js';
import { sweep } from './sweep.js';
import { train } from './train.js';
import { verify } from './verify.js';

/** Every command, in the order the help shows them. */
export const commands: CommandEntry[] = [
  run,
  calculate,
  lab,
  train,
  compare,
  map,
  sweep,
  advise,
  reproduce,
  verify,
  list,
  schema,
  figure,
  cite,
  methods,
];

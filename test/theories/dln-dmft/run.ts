import {
  type Dataset,
  finish,
  numbers,
  type Plain,
  parseParameters,
  type Request,
} from '../../../src/contract/index.js';
import { dmft } from '../../../src/theories/dln-dmft/dmft/engine.js';
import { parameters } from '../../../src/theories/dln-dmft/parameters.js';

/** A coarse run of the theory: a fraction of a second. */
export function theoryRun(given: Record<string, Plain>, request: Partial<Request> = {}): Dataset {
  const asked: Request = { quality: 'interactive', tolerance: 0.04, seed: 1, ...request };
  return finish(dmft.run(parseParameters(parameters, given), asked));
}

/** Last value of a curve. */
export function end(data: Dataset, name: string): number {
  return numbers(data, name).at(-1)!;
}

export const gaussian: Plain = [{ weight: 1, kind: 'gaussian', standardDeviation: 1 }];

export const curves = ['testMse', 'trainMse'];

import { bogackiShampine } from './bogacki-shampine.js';
import { classicalRungeKutta } from './classical-runge-kutta.js';
import { dormandPrince } from './dormand-prince.js';
import { euler } from './euler.js';
import type { Method } from './method.js';
import { midpoint } from './midpoint.js';
import { rkc2 } from './rkc2.js';

/** Every integration method; a line here enrols one in all tests and in `OdeOptions.method`. */
export const methods: readonly Method[] = [euler, midpoint, bogackiShampine, classicalRungeKutta, dormandPrince, rkc2];

const byName = new Map(methods.map((m) => [m.name, m]));

/** The method of that name, known to exist. */
export function method(name: string): Method {
  return byName.get(name)!;
}

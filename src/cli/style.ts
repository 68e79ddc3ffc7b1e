import { type Exhibit, InputError } from '../contract/index.js';
import type { Style } from '../figures/index.js';
import { parameterName } from './flags.js';

/** The style that the options of `figure` ask for. */
export function styleOf(options: Record<string, unknown>): Style {
  const given = <K extends string>(key: K, value: unknown) => (value === undefined ? {} : { [key]: value });
  return {
    ...given('width', options.width),
    ...given('height', options.height),
    ...given('fontSize', options.fontSize),
    ...given('theme', options.theme),
    ...given('xScale', options.x),
    ...given('yScale', options.y),
    captions: options.captions !== false,
  };
}

/** The exhibits among which `--observables` chooses: those that show at least one of them. @throws InputError `OBSERVABLE_UNKNOWN`. */
export function chosenExhibits(
  exhibits: Exhibit[],
  observables: unknown,
): { exhibit: Exhibit; observables?: string[] }[] {
  if (observables === undefined) return exhibits.map((exhibit) => ({ exhibit }));
  const names = String(observables).split(',').map(parameterName);
  const known = new Set(exhibits.flatMap(({ view }) => view.y));
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new InputError({
      code: 'OBSERVABLE_UNKNOWN',
      path: '--observables',
      expected: `one of ${[...known].join(', ')}`,
      received: `'${unknown}'`,
      next: 'Leave out --observables to draw everything',
    });
  return exhibits
    .map((exhibit) => ({ exhibit, observables: names.filter((name) => exhibit.view.y.includes(name)) }))
    .filter(({ observables: shown }) => shown.length > 0);
}

import type { SweepSpec } from '../../artifacts/sweep/spec.js';
import type { Plain } from '../../contract/index.js';
import { randomStream, seek, uniform } from '../../numerics/random/index.js';
import { fillSobol, sobolSequence } from '../../numerics/sampling/index.js';
import { axisError, type SweptAxis } from './axis.js';

/** The cells of a sweep by address: nothing is stored for the cells themselves. */
export interface Design {
  size: number;
  /** Values of the axes, `seed` among them where it is swept. */
  at(address: number): Record<string, Plain>;
}

type ListAxis = Extract<SweptAxis, { values: Plain[] }>;

/** All combinations; the last axis changes fastest. */
export function product(axes: ListAxis[]): Design {
  return {
    size: axes.reduce((n, { values }) => n * values.length, 1),
    at(address) {
      const place: Plain[] = [];
      let rest = address;
      for (const { values } of axes.toReversed()) {
        place.unshift(values[rest % values.length] as Plain);
        rest = Math.floor(rest / values.length);
      }
      return Object.fromEntries(axes.map(({ name }, k) => [name, place[k] as Plain]));
    },
  };
}

/** The k-th values of all axes together. @throws InputError `SWEEP_AXIS` for lists of different lengths. */
export function zip(axes: ListAxis[]): Design {
  const size = axes[0]?.values.length ?? 1;
  const odd = axes.find(({ values }) => values.length !== size);
  if (odd)
    throw axisError(
      `sweep.${odd.name}`,
      `${size} values as in '${axes[0]?.name}', since zip pairs them`,
      `${odd.values.length}`,
      'Give lists of one length, or use design: product',
    );
  return {
    size,
    at: (address) => Object.fromEntries(axes.map(({ name, values }) => [name, values[address] as Plain])),
  };
}

/** Points drawn in the box of the axes, each repeated for every swept seed; a list counts as equally likely values. */
export function drawn(axes: SweptAxis[], { design, seed, points = 0 }: SweepSpec): Design {
  const seeds = axes.find((axis): axis is ListAxis => axis.name === 'seed' && 'values' in axis)?.values ?? [];
  const box = axes.filter(({ name }) => name !== 'seed');
  const repeats = Math.max(1, seeds.length);
  const shares = design === 'sobol' ? sobolShares(box.length, seed) : randomShares(box.length, seed);
  return {
    size: points * repeats,
    at(address) {
      const share = shares(Math.floor(address / repeats));
      const place = box.map((axis, j): [string, Plain] => [axis.name, valueAt(axis, share[j] as number)]);
      return Object.fromEntries(seeds.length > 0 ? [...place, ['seed', seeds[address % repeats] as Plain]] : place);
    },
  };
}

function valueAt(axis: SweptAxis, share: number): Plain {
  return 'values' in axis ? (axis.values[Math.floor(share * axis.values.length)] as Plain) : axis.at(share);
}

function sobolShares(dimension: number, seed: number): (point: number) => Float64Array {
  const sequence = sobolSequence(Math.max(1, dimension), randomStream(seed, 'sweep', 'sobol'));
  return (point) => fillSobol(new Float64Array(Math.max(1, dimension)), sequence, point);
}

/** Numbers j·k of one stream, whatever order they are asked for in. */
function randomShares(dimension: number, seed: number): (point: number) => Float64Array {
  const stream = randomStream(seed, 'sweep', 'random');
  let next = 0;
  return (point) => {
    if (point !== next) seek(stream, point * dimension);
    next = point + 1;
    return Float64Array.from({ length: dimension }, () => uniform(stream));
  };
}

/** The finest grid of a refinement over two ranges: address row · (intervals + 1) + column, of which few are computed. */
export function lattice(x: SweptAxis, y: SweptAxis, intervals: number): Design {
  const side = intervals + 1;
  const place = (axis: SweptAxis, k: number): [string, Plain] => [axis.name, valueAt(axis, k / intervals)];
  return {
    size: side * side,
    at: (address) => Object.fromEntries([place(x, address % side), place(y, Math.floor(address / side))]),
  };
}

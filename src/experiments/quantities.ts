import type { Quantity, Theory } from '../contract/index.js';

/** Metadata of everything a theory's calculations return, its parameters included (they are axes of families and maps). */
export function quantitiesOf(theory: Theory): Quantity[] {
  const described = [...theory.engines, ...theory.calculators].flatMap(({ quantities }) => quantities);
  const axes = Object.entries(theory.parameters.shape).map(([name, schema]): Quantity => {
    const { symbol, meaning, unit, scale } = (schema as { meta(): Record<string, string> }).meta();
    return {
      name,
      symbol: symbol ?? name,
      meaning: meaning ?? '',
      ...(unit ? { unit } : {}),
      dims: [name],
      scale: scale === 'log' ? 'log' : 'linear',
    };
  });
  const measures = theory.measures.map(
    ({ name, symbol, meaning, scale }): Quantity => ({
      name,
      symbol: symbol ?? name,
      meaning,
      dims: [],
      scale: scale === 'log' ? 'log' : 'linear',
    }),
  );
  return [...new Map([...axes, ...measures, ...described].map((quantity) => [quantity.name, quantity])).values()];
}

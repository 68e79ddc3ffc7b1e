import { NumericalError } from '../errors.js';

/** Nodes and weights of a quadrature rule, ∫f ≈ Σ weights[i]·f(nodes[i]); frozen by convention: tables are shared. */
export interface Rule {
  /** Ascending nodes. */
  readonly nodes: Float64Array;
  /** Weights, all >= 0 for the rules of this folder. */
  readonly weights: Float64Array;
}

/** Σ weights[i]·f(nodes[i]), summed from the first node to the last. */
export function applyRule(rule: Rule, f: (x: number) => number): number {
  const { nodes, weights } = rule;
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) sum += weights[i]! * f(nodes[i]!);
  return sum;
}

/** The rule for ∫ over [a, b] made from one for ∫ over [-1, 1]; a < b, both finite. */
export function ruleOnInterval(rule: Rule, a: number, b: number): Rule {
  const middle = (a + b) / 2;
  const half = (b - a) / 2;
  return { nodes: rule.nodes.map((x) => middle + half * x), weights: rule.weights.map((w) => half * w) };
}

/** Remembers the tables already made; `build` must depend on `key` alone. */
export function cached(build: (key: number) => Rule): (key: number) => Rule {
  const tables = new Map<number, Rule>();
  return (key) => {
    let table = tables.get(key);
    if (!table) tables.set(key, (table = build(key)));
    return table;
  };
}

/** Throws QUADRATURE_NODES unless `count` is an integer >= `least`. */
export function checkCount(rule: string, count: number, least = 1): void {
  if (Number.isInteger(count) && count >= least) return;
  throw new NumericalError({
    code: 'QUADRATURE_NODES',
    what: `${rule}: expected an integer number of nodes >= ${least}, received ${count}`,
    cause: 'a node count that was computed or typed wrongly',
    remedy: `pass an integer >= ${least}`,
  });
}

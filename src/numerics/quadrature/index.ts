export { cumulativeSimpson, cumulativeTrapezoid } from './cumulative.js';
export { gaussGegenbauer } from './gauss-gegenbauer.js';
export { gaussHermite } from './gauss-hermite.js';
export { gaussLegendre } from './gauss-legendre.js';
export { applyRule, type Rule, ruleOnInterval } from './rule.js';
export { type TensorRule, tensorRule } from './tensor.js';
export { normalTrapezoid, trapezoid } from './trapezoid.js';

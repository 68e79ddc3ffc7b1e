import { describe, expect, it } from 'vitest';
import { requireFinite, requireLength } from '../../../src/numerics/linalg/shape.js';

describe('shape', () => {
  it('says what was expected and received', () => {
    expect(() => requireLength('x', [1, 2], 2)).not.toThrow();
    expect(() => requireLength('x', [1, 2], 3)).toThrow('x: expected 3 entries, received 2');
  });

  it('points at the entry', () => {
    expect(() => requireFinite('x', Float64Array.of(1, 2))).not.toThrow();
    expect(() => requireFinite('x', Float64Array.of(1, Number.NaN))).toThrow('x: entry 1 is NaN');
  });
});

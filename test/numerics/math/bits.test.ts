import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as math from '../../../src/numerics/math/index.js';
import { fixedArguments } from './arguments.js';

/** FNV-1a over the 64 bits of every value; all NaN count as one. */
function hashOf(f: (...x: number[]) => number, x: Float64Array): string {
  const view = new DataView(new ArrayBuffer(8));
  let hash = 0x811c9dc5;
  for (let i = 0; i < x.length; i++) {
    const value = f(x[i]!, x[(i + 3) % x.length]!);
    view.setFloat64(0, Number.isNaN(value) ? NaN : value);
    for (let byte = 0; byte < 8; byte++) hash = Math.imul(hash ^ view.getUint8(byte), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

const frozen = JSON.parse(readFileSync(new URL('./fixtures/hashes.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;

describe('bits on 5000 fixed arguments', () => {
  const x = fixedArguments(5000);

  it('the arguments themselves', () => {
    expect(hashOf((v) => v, x)).toBe(frozen.arguments);
  });
  for (const [name, f] of Object.entries(math)) {
    it(name, () => {
      expect(hashOf(f as (...v: number[]) => number, x)).toBe(frozen[name]);
    });
  }
});

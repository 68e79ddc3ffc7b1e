import { describe, expect, test } from 'vitest';
import { philoxBlocks } from '../../../src/numerics/random/philox.js';
import { philoxKernel } from '../../../src/numerics/random/philox-kernel.js';

type Words = [number, number, number, number];

/** Known answers that the Random123 distribution gives for philox4x32-10. */
const known: { counter: Words; key: [number, number]; block: Words }[] = [
  { counter: [0, 0, 0, 0], key: [0, 0], block: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
  {
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff],
    block: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  },
  {
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    block: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
];

const implementations = { reference: philoxBlocks, webassembly: philoxKernel(64)! };

describe.each(Object.entries(implementations))('%s', (_, fill) => {
  test.each(known)('known answer for counter $counter', ({ counter, key, block }) => {
    const out = new Uint32Array(64);
    fill(out, ...key, ...counter);
    expect([...out.subarray(0, 4)]).toEqual(block);
  });

  test.each(known)('later blocks are the first blocks of later counters, from $counter', ({ counter, key }) => {
    const out = new Uint32Array(64);
    fill(out, ...key, ...counter);
    const first = new Uint32Array(64);
    for (let j = 0; j < 16; j++) {
      const low = counter[0] + j;
      const carried = low > 0xffffffff ? counter[1] + 1 : counter[1];
      fill(first, ...key, low | 0, carried | 0, counter[2], counter[3]);
      expect(out.subarray(4 * j, 4 * j + 4)).toEqual(first.subarray(0, 4));
    }
  });
});

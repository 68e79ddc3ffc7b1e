import { expect, it } from 'vitest';
import { dot } from '../../../../src/numerics/kernels/typescript/vector.js';
import { numbers } from '../all-kernels.js';

it('dot adds eight interleaved sums pairwise, then the rest', () => {
  for (const length of [5, 8, 43, 1000]) {
    const [x, y] = [numbers('f64', length), numbers('f64', length, 2)];
    const lanes = new Float64Array(8);
    const whole = length - (length % 8);
    for (let i = 0; i < whole; i++) lanes[i % 8] = lanes[i % 8]! + x[i]! * y[i]!;
    let rest = 0;
    for (let i = whole; i < length; i++) rest += x[i]! * y[i]!;
    const [s0, s1, s2, s3, s4, s5, s6, s7] = [...lanes] as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    expect(dot(x, y, length, 0, 0)).toBe(s0 + s4 + (s2 + s6) + (s1 + s5 + (s3 + s7)) + rest);
  }
});

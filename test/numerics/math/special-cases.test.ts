import { describe, expect, it } from 'vitest';
import * as math from '../../../src/numerics/math/index.js';

const functions = math as unknown as Record<string, (...x: number[]) => number>;

/** `argument:value` or `argument,argument:value` as ECMAScript and IEEE 754 demand them; compared bit for bit (-0 is not 0). */
const cases: Record<string, string> = {
  exp: '0:1 -0:1 inf:inf -inf:0 1e308:inf -1e308:0 5e-324:1 709.8:inf -745.2:0 -745.1:5e-324',
  expm1: '0:0 -0:-0 inf:inf -inf:-1 5e-324:5e-324 -5e-324:-5e-324 -50:-1 709.8:inf -1e308:-1',
  log: '1:0 0:-inf -0:-inf inf:inf -1:NaN -inf:NaN -5e-324:NaN',
  log1p: '0:0 -0:-0 -1:-inf inf:inf -inf:NaN -1.5:NaN 5e-324:5e-324 -5e-324:-5e-324',
  log2: '1:0 0:-inf -0:-inf inf:inf -1:NaN 8:3 0.125:-3 5e-324:-1074 8.98846567431158e307:1023',
  log10: '1:0 0:-inf -0:-inf inf:inf -1:NaN 1000:3 1e22:22 1e-5:-5 0.001:-3',
  sin: '0:0 -0:-0 inf:NaN -inf:NaN 5e-324:5e-324 -5e-324:-5e-324',
  cos: '0:1 -0:1 inf:NaN -inf:NaN 5e-324:1',
  asin: '0:0 -0:-0 1:1.5707963267948966 -1:-1.5707963267948966 1.5:NaN -1.5:NaN inf:NaN 5e-324:5e-324',
  acos: '1:0 -1:3.141592653589793 0:1.5707963267948966 -0:1.5707963267948966 1.5:NaN -inf:NaN',
  atan: '0:0 -0:-0 inf:1.5707963267948966 -inf:-1.5707963267948966 1e308:1.5707963267948966 1:0.7853981633974483 -5e-324:-5e-324',
  sinh: '0:0 -0:-0 inf:inf -inf:-inf 711:inf -711:-inf 1e308:inf 5e-324:5e-324 -5e-324:-5e-324',
  cosh: '0:1 -0:1 inf:inf -inf:inf 711:inf -711:inf 1e308:inf 5e-324:1',
  tanh: '0:0 -0:-0 inf:1 -inf:-1 1e308:1 -1e308:-1 5e-324:5e-324 -5e-324:-5e-324',
  asinh: '0:0 -0:-0 inf:inf -inf:-inf 5e-324:5e-324 -5e-324:-5e-324',
  acosh: '1:0 0.5:NaN 0:NaN -1:NaN inf:inf -inf:NaN',
  atanh: '0:0 -0:-0 1:inf -1:-inf 1.5:NaN -inf:NaN 5e-324:5e-324 -5e-324:-5e-324',
  cbrt: '0:0 -0:-0 inf:inf -inf:-inf 27:3 -8:-2 1e-300:1e-100 1e300:1e100 5e-324:1.7031839360032603e-108',
  erf: '0:0 -0:-0 inf:1 -inf:-1 1e308:1 -6.5:-1 5e-324:5e-324 -5e-324:-5e-324',
  erfc: '0:1 -0:1 inf:0 -inf:2 1e308:0 -1e308:2 28:0 5e-324:1',
  normalCdf: '0:0.5 -0:0.5 inf:1 -inf:0 9:1 -39:0 -1e308:0',
  normalPdf: 'inf:0 -inf:0 1e308:0 0:0.3989422804014327 1e-200:0.3989422804014327 -5e-324:0.3989422804014327',
  normalQuantile: '0:-inf -0:-inf 1:inf 0.5:0 -0.1:NaN 1.1:NaN inf:NaN -inf:NaN',
  lgamma: '1:0 2:0 0:inf -0:inf -1:inf -7:inf inf:inf -inf:inf 1e308:inf -1e300:inf',
  hypot: `0,0:0 -0,-0:0 3,4:5 -3,4:5 0,-2:2 inf,NaN:inf NaN,-inf:inf 1,NaN:NaN 1e308,1.7e308:inf 1e308,1:1e308
    1.5e-323,2e-323:2.5e-323 3e-200,4e-200:5e-200`,
  atan2: `0,1:0 -0,1:-0 0,0:0 -0,0:-0 0,-0:3.141592653589793 -0,-0:-3.141592653589793 0,-1:3.141592653589793
    -0,-1:-3.141592653589793 1,0:1.5707963267948966 -1,-0:-1.5707963267948966 inf,1:1.5707963267948966
    -inf,-1:-1.5707963267948966 1,inf:0 -1,inf:-0 1,-inf:3.141592653589793 -1,-inf:-3.141592653589793
    inf,inf:0.7853981633974483 -inf,inf:-0.7853981633974483 inf,-inf:2.356194490192345 -inf,-inf:-2.356194490192345
    NaN,1:NaN 1,NaN:NaN 5e-324,1:5e-324 1,5e-324:1.5707963267948966 1,-5e-324:1.5707963267948966`,
  pow: `2,10:1024 2,-1074:5e-324 2,-1076:0 2,1024:inf 10,2:100 10,22:1e22 3,33:5559060566555523 0,0:1 NaN,0:1 NaN,-0:1
    inf,0:1 1,NaN:NaN NaN,1:NaN 1,inf:NaN -1,-inf:NaN 0,1:0 -0,1:-0 -0,3:-0 -0,2:0 0,-1:inf -0,-1:-inf -0,-2:inf -0,0.5:0
    -0,-0.5:inf inf,2:inf inf,-2:0 -inf,3:-inf -inf,2:inf -inf,-3:-0 -inf,-2:0 -inf,0.5:inf 2,inf:inf 2,-inf:0 0.5,inf:0
    0.5,-inf:inf -2,inf:inf -0.5,inf:0 -2,3:-8 -2,2:4 -2,-3:-0.125 -8,0.3:NaN -1,1e300:1 -1,9007199254740991:-1 1,1e300:1
    2,1e300:inf 2,-1e300:0 5e-324,2:0 5e-324,1:5e-324 5e-324,-1:inf 1e308,1:1e308 4,0.5:2 1,5e-324:1 -2,1025:-inf -2,-1077:-0`,
};

const numberOf = (text: string) => Number(text.replace('inf', 'Infinity'));

describe('special values', () => {
  it('are listed for every function', () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(math).sort());
  });

  for (const [name, list] of Object.entries(cases)) {
    it(name, () => {
      const f = functions[name]!;
      for (const item of list.split(/\s+/)) {
        const [x = '', value = ''] = item.split(':');
        expect(f(...x.split(',').map(numberOf)), `${name}(${x})`).toBe(numberOf(value));
      }
      if (f.length === 1) expect(f(NaN)).toBeNaN();
    });
  }
});

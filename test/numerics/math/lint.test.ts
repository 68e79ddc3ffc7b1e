import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { engineDependence } from './engine-dependence.js';

const root = new URL('../../../src/', import.meta.url).pathname;
const folders = ['numerics', 'networks', 'theories'];

describe('nothing in the numerical layers depends on the engine', () => {
  for (const folder of folders) {
    it(`src/${folder} takes exp, pow, random and the like only from its own modules`, () => {
      const top = join(root, folder);
      const files = existsSync(top)
        ? (readdirSync(top, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'))
        : [];
      const found = files.flatMap((file) =>
        engineDependence(readFileSync(join(top, file), 'utf8')).map((what) => `src/${folder}/${file}:${what}`),
      );
      expect(found).toEqual([]);
    });
  }
});

describe('the rule itself', () => {
  const caught: [string, string[]][] = [
    ['const y = Math.exp(x);', ['1: Math.exp']],
    ['a\nb = x ** 2;', ['2: **']],
    ['x **= 2;', ['1: **=']],
    ['const { sqrt, sin } = Math;', ['1: { sqrt, sin } = Math']],
    ['const m = Math;', ['1: Math']],
    ["Math['cos'](1)", ['1: Math']],
    ['globalThis.Math.tan(1)', ['1: globalThis.Math.tan']],
    ['Date.now() + Math.random()', ['1: Date', '1: Math.random']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source under test
    ['`a ${Math.log(`${x ** y}`)} b`', ['1: Math.log', '1: **']],
    ['const half = x / 2; const z = Math.pow(2, y) / 3;', ['1: Math.pow']],
    ["const text = 'it\\'s'; Math.tanh(1); // ok", ['1: Math.tanh']],
    ['const quote = /[\'"`]/g;\nMath.cbrt(8);', ['2: Math.cbrt']],
  ];
  const passed = [
    'const { fround, imul } = Math;',
    'Math.sqrt(Math.abs(x)) * Math.PI',
    '// Math.exp and x ** 2',
    '/** e ** x\n * Math.exp */',
    "const note = 'Math.exp(x) ** 2';",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source under test
    '`Math.exp ** ${x}`',
    'const match = /a**b/;',
    'theory.Math(1); myMath.exp(2); updateDate();',
  ];
  for (const [source, found] of caught) {
    it(`catches ${JSON.stringify(source)}`, () => {
      expect(engineDependence(source)).toEqual(found);
    });
  }
  for (const source of passed) {
    it(`passes ${JSON.stringify(source)}`, () => {
      expect(engineDependence(source)).toEqual([]);
    });
  }
});

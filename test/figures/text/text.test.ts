import { describe, expect, test } from 'vitest';
import { prose } from '../../../src/figures/text/html.js';
import { axisLabels, spoken, symbol, words } from '../../../src/figures/text/label.js';
import { latexLabel, latexText } from '../../../src/figures/text/latex.js';
import { readable, superscript } from '../../../src/figures/text/number.js';

test.each([
  [
    'η_w',
    [
      ['η', 'line'],
      ['w', 'sub'],
    ],
  ],
  [
    'Θ_∞/Θ_0',
    [
      ['Θ', 'line'],
      ['∞', 'sub'],
      ['/Θ', 'line'],
      ['0', 'sub'],
    ],
  ],
  [
    's_{max,1}^2',
    [
      ['s', 'line'],
      ['max,1', 'sub'],
      ['2', 'super'],
    ],
  ],
  ['plain', [['plain', 'line']]],
  ['_', [['_', 'line']]],
])('symbol %s', (text, runs) => {
  expect(symbol(text).map(({ text, shift }) => [text, shift])).toEqual(runs);
});

test('an axis says name, symbol and unit, and shortens in that order', () => {
  const labels = axisLabels('kernelEigenvalue', {
    name: 'kernelEigenvalue',
    symbol: 'Θ',
    meaning: '',
    unit: '1/step',
    dims: [],
    scale: 'linear',
  });
  expect(labels.map(spoken)).toEqual(['kernel eigenvalue Θ (1/step)', 'kernel eigenvalue Θ', 'Θ (1/step)', 'Θ']);
  expect(words('timeToResidual')).toBe('time to residual');
});

test.each([
  [0, '0'],
  [1, '1'],
  [-0.25, '−0.25'],
  [123456, '1.235×10⁵'],
  [1e-9, '10⁻⁹'],
  [-1e6, '−10⁶'],
  [0.001, '0.001'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '−∞'],
  [5e-324, '4.941×10⁻³²⁴'],
])('readable(%d) is %s', (value, text) => {
  expect(readable(value)).toBe(text);
});

test('superscript', () => expect(superscript(-120)).toBe('⁻¹²⁰'));

describe('LaTeX', () => {
  test.each([
    ['θ̄ ≤ 10⁻³', '$\\bar{\\theta}$ $\\leq$ 10$^{-3}$'],
    ['50 % & more_', '50 \\% \\& more\\_'],
    ['−½', '$-\\frac12$'],
  ])('%s', (text, latex) => expect(latexText(text)).toBe(latex));

  test('a letter on its own is a variable', () => {
    expect(latexLabel([{ text: 'loss L (1/t)', shift: 'line' }])).toBe('loss $L$ (1/t)');
    expect(latexLabel(symbol('η_w'))).toBe('$\\eta_{w}$');
  });
});

test.each([
  ['Θ_∞/Θ_0 > 1', 'Θ<sub>∞</sub>/Θ<sub>0</sub> &gt; 1'],
  ['snake_case stays', 'snake_case stays'],
  ['a^{-1/2}', 'a<sup>-1/2</sup>'],
])('prose %s', (text, expected) => expect(prose(text)).toBe(expected));

import { expect, test } from 'vitest';
import { loadFonts } from '../../../src/figures/fonts/index.js';

const needed = 'Aa0Θθγηρσωκμ∞±×−≤≥≈√∂∇⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃½·…–‖⟨⟩ℓ\u0304\u0302äé';

test.each(['regular', 'semibold'] as const)('%s has a glyph for everything figures print', async (name) => {
  const { font, woff2 } = (await loadFonts())[name];
  for (const character of needed)
    expect([character, font.glyph(character.codePointAt(0) as number)]).not.toEqual([character, 0]);
  expect(font.glyph(0x4e00)).toBe(0);
  expect(atob(woff2).slice(0, 4)).toBe('wOF2');
});

test('metrics of Source Sans: 1000 units, a digit of about half an em, an accent without width', async () => {
  const { font } = (await loadFonts()).regular;
  expect(font.unitsPerEm).toBe(1000);
  expect(font.advance(font.glyph(0x30))).toBe(497);
  const [left, bottom, right, top] = font.outline(font.glyph(0x48));
  expect([left > 0, bottom, right > left, top]).toEqual([true, 0, true, 656]);
  expect(font.outline(font.glyph(0x20))).toEqual([0, 0, 0, 0]);
});

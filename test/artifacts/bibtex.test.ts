import { expect, test } from 'vitest';
import { bibtex } from '../../src/artifacts/bibtex.js';
import { latexText } from '../../src/artifacts/latex.js';
import { result } from './sample.js';

test('entries are sorted, escaped and always the same', () => {
  const text = `@article{dormand1980,
  title = {{A family}},
  author = {J. R. Dormand and P. J. Prince},
  year = {1980}
}

@article{tu2024,
  title = {{Mixed dynamics of 100\\% linear\\_networks}},
  author = {Zhenfeng Tu and {\\r{A}}ngstr{\\"{o}}m, {\\"{O}}.},
  year = {2024},
  journal = {J. Test \\& Measure},
  eprint = {2405.17580},
  archiveprefix = {arXiv},
  doi = {10.1/ab_c}
}
`;
  expect(bibtex(result.citations)).toBe(text);
  expect(bibtex([...result.citations, ...result.citations].reverse())).toBe(text);
});

test.each([
  ['a & b % c $ d # e _ {f}', 'a \\& b \\% c \\$ d \\# e \\_ \\{f\\}'],
  ['back\\slash ~ ^', 'back\\textbackslash{}slash \\textasciitilde{} \\textasciicircum{}'],
  ['Erdős, Łukasz, Jérôme', "Erd{\\H{o}}s, {\\L}ukasz, J{\\'{e}}r{\\^{o}}me"],
  ['Søren Straße – Çelik', 'S{\\o}ren Stra{\\ss}e -- {\\c{C}}elik'],
  ['Nguyễn', 'Nguy{\\~{{\\^{e}}}}n'],
  ['李 and θ', '李 and θ'],
])('%s', (text, latex) => expect(latexText(text)).toBe(latex));

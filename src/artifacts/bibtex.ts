import type { Citation } from '../contract/index.js';
import { latexText } from './latex.js';

/** BibTeX entries, one per key, in the order of their keys; text escaped for LaTeX, capitals of titles kept. */
export function bibtex(citations: Citation[]): string {
  const unique = new Map(citations.map((citation) => [citation.key, citation]));
  const sorted = [...unique.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return sorted.map(entry).join('\n');
}

const venueField: Record<Citation['type'], string> = {
  article: 'journal',
  inproceedings: 'booktitle',
  book: 'publisher',
  misc: 'howpublished',
};

function entry({ key, type, title, authors, year, venue, arxiv, doi }: Citation): string {
  const fields: [string, string | undefined][] = [
    ['title', `{${latexText(title)}}`],
    ['author', authors.map(latexText).join(' and ')],
    ['year', String(year)],
    [venueField[type], venue && latexText(venue)],
    ['eprint', arxiv],
    ['archiveprefix', arxiv && 'arXiv'],
    ['doi', doi],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}}`);
  return `@${type}{${key},\n${lines.join(',\n')}\n}\n`;
}

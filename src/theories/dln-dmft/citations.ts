import type { Citation } from '../../contract/index.js';

/** The paper whose theory and claims this is. */
export const nishiyamaImaizumi: Citation = {
  key: 'nishiyama2025precise',
  type: 'misc',
  title: 'Precise Dynamics of Diagonal Linear Networks: A Unifying Analysis by Dynamical Mean-Field Theory',
  authors: ['Sota Nishiyama', 'Masaaki Imaizumi'],
  year: 2025,
  arxiv: '2510.01930',
};

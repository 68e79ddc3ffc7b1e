import type { Citation } from '../../contract/index.js';

/** The paper whose network and claims this theory treats. */
export const xuZiyin: Citation = {
  key: 'xu2025three',
  type: 'inproceedings',
  title: 'Three Mechanisms of Feature Learning in a Linear Network',
  authors: ['Yizhou Xu', 'Liu Ziyin'],
  year: 2025,
  venue: 'International Conference on Learning Representations',
  arxiv: '2401.07085',
};

/** Deep linear networks; the balanced aligned start is their depth-two case. */
export const saxe: Citation = {
  key: 'saxe2014exact',
  type: 'inproceedings',
  title: 'Exact solutions to the nonlinear dynamics of learning in deep linear neural networks',
  authors: ['Andrew M. Saxe', 'James L. McClelland', 'Surya Ganguli'],
  year: 2014,
  venue: 'International Conference on Learning Representations',
  arxiv: '1312.6120',
};

/** Lazy training: the kernel phase. */
export const chizat: Citation = {
  key: 'chizat2019lazy',
  type: 'inproceedings',
  title: 'On Lazy Training in Differentiable Programming',
  authors: ['Lénaïc Chizat', 'Edouard Oyallon', 'Francis Bach'],
  year: 2019,
  venue: 'Advances in Neural Information Processing Systems',
  arxiv: '1812.07956',
};

/** Width exponents and the maximal-update parametrisation. */
export const yangHu: Citation = {
  key: 'yang2021tensor',
  type: 'inproceedings',
  title: 'Tensor Programs IV: Feature Learning in Infinite-Width Neural Networks',
  authors: ['Greg Yang', 'Edward J. Hu'],
  year: 2021,
  venue: 'International Conference on Machine Learning',
  arxiv: '2011.14522',
};

import type { Citation } from '../../contract/index.js';

/** Weak derivative correlations as the reason for linear training. */
export const shemUrOz: Citation = {
  key: 'shemur2024weak',
  type: 'misc',
  title: 'Weak Correlations as the Underlying Principle for Linearization of Gradient-Based Learning Systems',
  authors: ['Ori Shem-Ur', 'Yaron Oz'],
  year: 2024,
  arxiv: '2401.04013',
};

/** The tangent kernel. */
export const jacot: Citation = {
  key: 'jacot2018neural',
  type: 'inproceedings',
  title: 'Neural Tangent Kernel: Convergence and Generalization in Neural Networks',
  authors: ['Arthur Jacot', 'Franck Gabriel', 'Clément Hongler'],
  year: 2018,
  venue: 'Advances in Neural Information Processing Systems 31',
  arxiv: '1806.07572',
};

/** Linear training of wide networks, mean and covariance of the trained output. */
export const lee: Citation = {
  key: 'lee2019wide',
  type: 'inproceedings',
  title: 'Wide Neural Networks of Any Depth Evolve as Linear Models Under Gradient Descent',
  authors: [
    'Jaehoon Lee',
    'Lechao Xiao',
    'Samuel S. Schoenholz',
    'Yasaman Bahri',
    'Jascha Sohl-Dickstein',
    'Jeffrey Pennington',
  ],
  year: 2019,
  venue: 'Advances in Neural Information Processing Systems 32',
  arxiv: '1902.06720',
};

/** The hierarchy of kernels that drive each other. */
export const huangYau: Citation = {
  key: 'huang2020dynamics',
  type: 'inproceedings',
  title: 'Dynamics of Deep Neural Networks and Neural Tangent Hierarchy',
  authors: ['Jiaoyang Huang', 'Horng-Tzer Yau'],
  year: 2020,
  venue: 'International Conference on Machine Learning',
  arxiv: '1909.08156',
};

/** Lazy training by an external scale. */
export const chizat: Citation = {
  key: 'chizat2019lazy',
  type: 'inproceedings',
  title: 'On Lazy Training in Differentiable Programming',
  authors: ['Lénaïc Chizat', 'Edouard Oyallon', 'Francis Bach'],
  year: 2019,
  venue: 'Advances in Neural Information Processing Systems 32',
  arxiv: '1812.07956',
};

/** Width exponents of correlation functions. */
export const dyerGurAri: Citation = {
  key: 'dyer2020asymptotics',
  type: 'inproceedings',
  title: 'Asymptotics of Wide Networks from Feynman Diagrams',
  authors: ['Ethan Dyer', 'Guy Gur-Ari'],
  year: 2020,
  venue: 'International Conference on Learning Representations',
  arxiv: '1909.11304',
};

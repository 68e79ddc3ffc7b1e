import type { Citation } from '../../contract/index.js';

/** The theory itself. */
export const arnaboldi: Citation = {
  key: 'arnaboldi2023',
  type: 'inproceedings',
  title:
    'From high-dimensional & mean-field dynamics to dimensionless ODEs: A unifying approach to SGD in two-layers networks',
  authors: ['Luca Arnaboldi', 'Ludovic Stephan', 'Florent Krzakala', 'Bruno Loureiro'],
  year: 2023,
  venue: 'Conference on Learning Theory',
  arxiv: '2302.05882',
};

/** The high-dimensional limit. */
export const saadSolla: Citation = {
  key: 'saad1995',
  type: 'article',
  title: 'On-line learning in soft committee machines',
  authors: ['David Saad', 'Sara A. Solla'],
  year: 1995,
  venue: 'Physical Review E 52, 4225',
};

/** The phase diagram in width and learning-rate exponents. */
export const veiga: Citation = {
  key: 'veiga2022',
  type: 'inproceedings',
  title: 'Phase diagram of Stochastic Gradient Descent in high-dimensional two-layer neural networks',
  authors: ['Rodrigo Veiga', 'Ludovic Stephan', 'Bruno Loureiro', 'Florent Krzakala', 'Lenka Zdeborová'],
  year: 2022,
  venue: 'Advances in Neural Information Processing Systems',
  arxiv: '2202.00293',
};

/** The stabilised integrator of the slow tails. */
export const rkc: Citation = {
  key: 'sommeijer1998',
  type: 'article',
  title: 'RKC: An explicit solver for parabolic PDEs',
  authors: ['B. P. Sommeijer', 'L. F. Shampine', 'J. G. Verwer'],
  year: 1998,
  venue: 'Journal of Computational and Applied Mathematics 88, 315',
};

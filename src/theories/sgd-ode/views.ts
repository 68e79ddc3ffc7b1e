import type { View } from '../../contract/index.js';
import { lawOf } from './fluctuations/index.js';

const curve = (id: string, title: string, y: string[], scales: Partial<View> = {}): View => ({
  id,
  title,
  mark: 'line',
  x: 't',
  y,
  xScale: 'log',
  spread: Object.fromEntries(y.map((name) => [name, lawOf(name)])),
  ...scales,
});

/** How the curves are drawn. */
export const views: View[] = [
  curve('risk', 'Population risk', ['risk'], { yScale: 'log' }),
  curve('specialisation', 'Specialisation and largest cosine', ['specialisation', 'largestCosine']),
  curve('cosine', 'Cosines between students and teachers', ['cosine']),
  curve('cross-overlap', 'Overlaps with the teacher', ['crossOverlap']),
  curve('student-overlap', 'Overlaps between the students', ['studentOverlap']),
  curve('orthogonal', 'Share of the norm outside the teacher span', ['orthogonalFraction']),
  curve('effective-rank', 'Distinct student directions', ['effectiveRank']),
  curve('readout', 'Readout', ['readoutWeights']),
  curve('particles', 'Particles in the teacher span', ['particleProjections']),
];

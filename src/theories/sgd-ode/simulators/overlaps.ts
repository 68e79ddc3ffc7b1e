import type { Trained } from './simulator.js';
import type { Training } from './training.js';

/** Q = C Cᵀ and M = C[:, :k'] Tᵀ of a state, written into `studentOverlap` (p × p) and `crossOverlap` (p × k). */
export function readOverlaps(
  { students, teachers, teacherFactor, teacherRank }: Training,
  { coordinates, stride, used }: Trained,
  studentOverlap: Float64Array,
  crossOverlap: Float64Array,
): void {
  for (let i = 0; i < students; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let c = 0; c < used; c++) sum += coordinates[i * stride + c]! * coordinates[j * stride + c]!;
      studentOverlap[i * students + j] = sum;
      studentOverlap[j * students + i] = sum;
    }
  for (let i = 0; i < students; i++)
    for (let r = 0; r < teachers; r++) {
      let sum = 0;
      for (let c = 0; c < teacherRank; c++) sum += coordinates[i * stride + c]! * teacherFactor[r * teacherRank + c]!;
      crossOverlap[i * teachers + r] = sum;
    }
}

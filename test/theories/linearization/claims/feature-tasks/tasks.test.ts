import { describe, expect, test } from 'vitest';
import { drawTask, featureTasks } from '../../../../../src/theories/linearization/claims/feature-tasks/tasks.js';

describe.each(featureTasks.map((task) => [task.label, task] as const))('%s', (label, task) => {
  test('inputs are of the kind announced and labels those of the target', () => {
    const { inputs, labels } = drawTask(task, 1, 0);
    expect(inputs.flat().every((v) => (task.binary ? Math.abs(v) === 1 : Number.isFinite(v)))).toBe(true);
    expect(labels).toEqual(inputs.map(task.target));
    if (label.startsWith('parity')) expect(labels.every((y) => Math.abs(y) === 1)).toBe(true);
  });

  test('the target has mean square one', () => {
    const all = Array.from({ length: 200 }, (_, draw) => drawTask(task, 2, draw).labels).flat();
    const square = all.reduce((sum, y) => sum + y * y, 0) / all.length;
    expect(square).toBeGreaterThan(0.9);
    expect(square).toBeLessThan(1.12);
  });
});

import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { pythonScript } from '../../../src/lab/actions/python-script.js';
import { available } from '../../support/tools.js';
import { labSpec } from '../lab-page.js';

const spec = labSpec('dln-dmft', { teacher: [{ weight: 1, kind: 'atom', value: 1 }], initialScale: 0.1 });

test('the script names the arrays it reads and carries flags for data', () => {
  const script = pythonScript(spec, { part: 'theory', x: 't', y: 'testMse' }, ['--data=it\'s "mine".csv']);
  expect(script).toContain('t, test_mse = result["theory/t"], result["theory/testMse"]');
  expect(script).toContain('str(folder / "result"), "--data=it\'s \\"mine\\".csv"]');
});

test.skipIf(!available('numpy'))('Python takes it, and the spec in it is the spec', () => {
  const script = pythonScript({ ...spec, engine: "it's" }, { part: 'theory', x: 't', y: 'testMse' });
  const upToSpec = `${script.slice(0, script.indexOf('folder ='))}\nprint(json.dumps(spec))`.replace(
    'import numpy as np',
    '',
  );
  const printed = execFileSync('python3', ['-c', upToSpec], { encoding: 'utf8' });
  expect(JSON.parse(printed)).toEqual({ ...spec, engine: "it's" });
});

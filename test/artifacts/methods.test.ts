import { expect, test } from 'vitest';
import { methodsParagraph } from '../../src/artifacts/methods.js';
import { result, spec } from './sample.js';

test('the paragraph names equations, methods, tolerance, version, seeds, replicas, data and agreement', () => {
  expect(methodsParagraph(result)).toBe(
    [
      "Training curves were computed with Curvecast 0.1.0 (theory 'linear-exact', equations of Tu and Ångström (2024)).",
      'The closed form was evaluated.',
      'These methods follow Dormand and Prince (1980).',
      'The relative tolerance of the numerical methods was 1e-10.',
      'The loss is half the mean; time is measured in steps.',
      '20 networks of finite size were trained beside the theory at sizes 100 and 1000, with random draws from seed 7.',
      'The data are iris (inputs petal_length; label petal_width). The labels were used as they are.',
      'For loss the simulation agrees with the theory: bias 0.1 % of the range.',
      `The result carries the SHA-256 ${result.hash}.`,
    ].join(' '),
  );
});

test('a calculator is named, and no training is spoken of', () => {
  const { format, theory, parameters, seed, quality } = spec;
  const alone = { format, theory, calculation: 'kernels', parameters, seed, quality };
  const text = methodsParagraph({ ...result, spec: alone, parts: result.parts.slice(0, 1), agreement: [] });
  expect(text).toContain(`${result.title}: calculator 'kernels' was evaluated with Curvecast`);
  expect(text).toContain('seed 7');
  expect(text).not.toMatch(/trained|Training/);
});

test('without simulation and data it says less', () => {
  const { format, theory, parameters, seed, quality } = spec;
  const alone = { format, theory, parameters, seed, quality };
  const text = methodsParagraph({ ...result, spec: alone, parts: result.parts.slice(0, 1), agreement: [] });
  expect(text).toContain('No network was trained (seed 7).');
  expect(text).not.toMatch(/tolerance|data|networks of/);
});

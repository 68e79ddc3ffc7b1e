import { describe, expect, test } from 'vitest';
import { resultHash } from '../../src/artifacts/hash.js';
import { resultFromJson } from '../../src/artifacts/json.js';
import { curvecast } from '../support/command-line.js';

const args = ['run', 'linear-exact', '--simulate', '2', '--quantities', 'slope', '--json'];
const result = async (kernels: string) =>
  resultFromJson((await curvecast([...args, '--kernels', kernels])).out, 'the run');

describe('--kernels', () => {
  test('typescript and wasm are recorded and hash alike; blas would not', async () => {
    const [plain, wasm] = [await result('typescript'), await result('wasm')];
    expect([plain.kernels, wasm.kernels]).toEqual(['typescript', 'wasm']);
    expect(wasm.hash).toBe(plain.hash);
    expect(resultHash(wasm)).toBe(wasm.hash);
    expect(resultHash({ ...wasm, kernels: 'blas' })).not.toBe(wasm.hash);
  });

  test('blas is labelled where it can be had, and refused clearly where not', async () => {
    const { code, out, err } = await curvecast([...args, '--kernels', 'blas']);
    if (code === 0)
      expect(JSON.parse(out)).toMatchObject({
        kernels: 'blas',
        notes: expect.arrayContaining([expect.stringContaining("'blas'")]),
      });
    else expect(err).toContain('KERNELS_UNAVAILABLE');
    await result('wasm');
  });

  test('another name is refused', async () => {
    expect((await curvecast([...args, '--kernels', 'magic'])).code).toBe(2);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** Which layers each layer may import, besides itself. */
const mayImport: Record<string, string[]> = {
  numerics: [],
  networks: ['numerics'],
  contract: ['numerics'],
  theories: ['contract', 'networks', 'numerics'],
  data: ['contract', 'numerics'],
  artifacts: ['contract', 'data', 'numerics'],
  figures: ['contract', 'numerics'],
  experiments: ['contract', 'networks', 'numerics', 'data', 'artifacts', 'figures'],
  execution: ['contract', 'numerics', 'data', 'artifacts', 'figures', 'experiments', 'theories'],
  cli: ['contract', 'numerics', 'data', 'artifacts', 'figures', 'experiments', 'execution', 'theories'],
  lab: ['contract', 'numerics', 'data', 'artifacts', 'figures', 'experiments', 'execution', 'theories'],
};

const source = resolve('src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));

function imports(file: string): string[] {
  const text = readFileSync(join(source, file), 'utf8');
  const found = text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...found].map(([, path]) => relative(source, resolve(source, dirname(file), path!)));
}

const layerOf = (path: string) => path.split('/')[0]!;

test('imports follow the direction of the layers', () => {
  const wrong = files
    .filter((file) => file.includes('/'))
    .flatMap((file) =>
      imports(file)
        .filter((target) => layerOf(target) !== layerOf(file) && !mayImport[layerOf(file)]?.includes(layerOf(target)))
        .map((target) => `${file} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

test('no theory imports another', () => {
  const wrong = files
    .filter((file) => file.startsWith('theories/') && file.split('/').length > 2)
    .flatMap((file) =>
      imports(file)
        .filter((target) => target.startsWith('theories/') && target.split('/')[1] !== file.split('/')[1])
        .map((target) => `${file} imports ${target}`),
    );
  expect(wrong).toEqual([]);
});

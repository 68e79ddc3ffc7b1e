// Writes docs/equations.md: every `@equation` tag of the sources, the function that carries it, and the tests nearest to it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const list = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => `${folder}/${name}`);

const tagged =
  /\/\*\*((?:(?!\*\/)[\s\S])*?@equation(?:(?!\*\/)[\s\S])*?)\*\/\s*export (?:function\*?|const|interface) (\w+)/g;
const tag = /@equation ((?:(?!\n\s*\* @|\*\/)[\s\S])*)/g;

/** Equations of a source: `[{ file, name, equation }]`. */
function equationsOf(file) {
  return [...readFileSync(file, 'utf8').matchAll(tagged)].flatMap(([, comment, name]) =>
    [...comment.matchAll(tag)].map(([, text]) => ({
      file,
      name,
      equation: text
        .replace(/\n\s*\*\s?/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    })),
  );
}

/** Files a source or test imports, by path from the root. */
function importsOf(file) {
  const found = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...found].map(([, path]) => relative('.', resolve(dirname(file), path)).replace(/\.js$/, '.ts'));
}

/** How many imports lie between a test and every file it reaches. */
function distancesFrom(test, graph) {
  const distances = new Map([[test, 0]]);
  for (const [file, distance] of distances)
    for (const next of graph.get(file) ?? []) if (!distances.has(next)) distances.set(next, distance + 1);
  return distances;
}

/** The tests nearest to a file: those of its own folder first, then those with the fewest imports in between; at most three. */
function nearestTests(file, reach) {
  const folder = `test/${file
    .split('/')
    .slice(1, 3)
    .join('/')
    .replace(/\/[^/]+\.ts$/, '')}`;
  const strangers = (path) => (path.startsWith(folder) ? 0 : 100);
  return reach
    .filter(({ distances }) => distances.has(file))
    .map(({ path, distances }) => ({ path, distance: distances.get(file) + strangers(path) }))
    .sort((a, b) => a.distance - b.distance || (a.path < b.path ? -1 : 1))
    .filter(({ distance }, _, [nearest]) => distance === nearest.distance)
    .slice(0, 3)
    .map(({ path }) => path);
}

function row({ file, name, equation }, reach) {
  const tests = nearestTests(file, reach).map((path) => `[${basename(path, '.test.ts')}](../${path})`);
  return `| ${equation.replaceAll('|', '\\|')} | [\`${name}\`](../${file}) | ${tests.join(', ') || '**none**'} |`;
}

/** The page as text. */
export function equationMap() {
  const sources = list('src');
  const graph = new Map([...sources, ...list('test')].map((file) => [file, importsOf(file)]));
  const tests = [...graph.keys()].filter((path) => path.endsWith('.test.ts'));
  const reach = tests.map((path) => ({ path, distances: distancesFrom(path, graph) }));
  const sections = new Map();
  for (const found of sources.flatMap(equationsOf)) {
    const folder = dirname(found.file).split('/').slice(1, 3).join('/');
    sections.set(folder, [...(sections.get(folder) ?? []), row(found, reach)]);
  }
  const tables = [...sections].map(
    ([folder, rows]) => `## ${folder}\n\n| equation | function | tests |\n|---|---|---|\n${rows.join('\n')}\n`,
  );
  return `# Equations, functions, tests

Made by \`node scripts/equation-map.js\` from the \`@equation\` tags of the sources; a test holds it to them. Numbers in brackets are
sections of [docs/theory](theory). The tests named are those with the fewest imports between them and the function.

${tables.join('\n')}`;
}

if (process.argv[1] && existsSync(process.argv[1]) && resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  writeFileSync('docs/equations.md', equationMap());

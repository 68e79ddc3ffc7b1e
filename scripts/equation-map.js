// Writes docs/equations.md: every `@equation` tag of the sources, the function that carries it, and the tests that use it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const list = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort();

/** Functions with an `@equation` tag: `[{ file, name, equation }]`. */
function tagged() {
  return list('src').flatMap((name) => {
    const file = `src/${name}`;
    const found = readFileSync(file, 'utf8').matchAll(
      /\/\*\*((?:(?!\*\/)[\s\S])*?@equation(?:(?!\*\/)[\s\S])*?)\*\/\s*export (?:function\*?|const|interface) (\w+)/g,
    );
    return [...found].flatMap(([, comment, symbol]) =>
      [...comment.matchAll(/@equation ((?:(?!\n\s*\* @|\*\/)[\s\S])*)/g)].map(([, text]) => ({
        file,
        name: symbol,
        equation: text
          .replace(/\n\s*\*\s?/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      })),
    );
  });
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
function testsOf(file, reach) {
  const folder = `test/${file
    .split('/')
    .slice(1, 3)
    .join('/')
    .replace(/\/[^/]+\.ts$/, '')}`;
  return reach
    .filter(({ distances }) => distances.has(file))
    .map(({ path, distances }) => ({ path, distance: distances.get(file) + (path.startsWith(folder) ? 0 : 100) }))
    .sort((a, b) => a.distance - b.distance || (a.path < b.path ? -1 : 1))
    .filter(({ distance }, _, [nearest]) => distance === nearest.distance)
    .slice(0, 3)
    .map(({ path }) => path);
}

function groupBy(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

/** The page as text. */
export function equationMap() {
  const graph = new Map(
    ['src', 'test'].flatMap((top) => list(top).map((name) => [`${top}/${name}`, importsOf(`${top}/${name}`)])),
  );
  const tests = [...graph.keys()].filter((path) => path.endsWith('.test.ts'));
  const reach = tests.map((path) => ({ path, distances: distancesFrom(path, graph) }));
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

/** The page as text. */
export function equationMap() {
  const tests = list('test')
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({ path: `test/${name}`, text: readFileSync(`test/${name}`, 'utf8') }));
  const groups = groupBy(tagged(), ({ file }) => dirname(file).split('/').slice(1, 3).join('/'));
  const sections = [...groups].map(([folder, rows]) => {
    const lines = rows.map((row) => {
      const links = testsOf(row.file, reach).map((path) => `[${basename(path, '.test.ts')}](../${path})`);
      return `| ${row.equation.replaceAll('|', '\\|')} | [\`${row.name}\`](../${row.file}) | ${links.join(', ') || '**none**'} |`;
    });
    return `## ${folder}\n\n| equation | function | tests |\n|---|---|---|\n${lines.join('\n')}\n`;
  });
  return `# Equations, functions, tests\n\nMade by \`node scripts/equation-map.js\` from the \`@equation\` tags of the sources; a test holds it to them. Numbers in\nbrackets are sections of [docs/theory](theory). The tests named are those with the fewest imports between them and the function.\n\n${sections.join('\n')}`;
}

if (process.argv[1] && existsSync(process.argv[1]) && resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  writeFileSync('docs/equations.md', equationMap());

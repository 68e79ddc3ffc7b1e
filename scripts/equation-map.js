// Writes docs/equations.md: every `@equation` tag of the sources, the function that carries it, and the tests that use it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
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

/** Test files of the same folder of `src` that use the symbol. */
function testsOf({ file, name }, tests) {
  const folder = file
    .split('/')
    .slice(1, 3)
    .join('/')
    .replace(/\/[^/]+\.ts$/, '');
  const users = tests.filter(
    ({ path, text }) => path.startsWith(`test/${folder}`) && new RegExp(`\\b${name}\\b`).test(text),
  );
  return users.map(({ path }) => path);
}

function groupBy(rows, keyOf) {
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
      const links = testsOf(row, tests).map((path) => `[${basename(path, '.test.ts')}](../${path})`);
      return `| ${row.equation.replaceAll('|', '\\|')} | [\`${row.name}\`](../${row.file}) | ${links.join(', ') || '**none**'} |`;
    });
    return `## ${folder}\n\n| equation | function | tests |\n|---|---|---|\n${lines.join('\n')}\n`;
  });
  return `# Equations, functions, tests\n\nMade by \`node scripts/equation-map.js\` from the \`@equation\` tags of the sources; a test holds it to them.\n\n${sections.join('\n')}`;
}

if (process.argv[1] && existsSync(process.argv[1]) && resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  writeFileSync('docs/equations.md', equationMap());

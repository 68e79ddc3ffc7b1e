// Writes docs/glossary.md: every public name of the built theories with its symbol and meaning. Run after the build.
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Rows `name -> [{ theory, symbol, meaning }]`, one entry per distinct meaning. */
function collect(theories, pick) {
  const rows = new Map();
  for (const theory of theories)
    for (const { name, symbol, meaning } of pick(theory)) {
      const entries = rows.get(name) ?? [];
      const same = entries.find((entry) => entry.meaning === meaning);
      if (same) same.theories.add(theory.id);
      else rows.set(name, [...entries, { symbol, meaning, theories: new Set([theory.id]) }]);
    }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
}

function table(rows) {
  const cell = (text) => String(text).replaceAll('|', '\\|');
  const lines = rows.flatMap(([name, entries]) =>
    entries.map(
      ({ symbol, meaning, theories }) =>
        `| \`${name}\` | ${cell(symbol)} | ${cell(meaning)} | ${[...theories].join(', ')} |`,
    ),
  );
  return `| name | symbol | meaning | theories |\n|---|---|---|---|\n${lines.join('\n')}\n`;
}

const parametersOf = ({ parameters, calculators }) =>
  [parameters, ...calculators.map((calculator) => calculator.parameters)].flatMap(({ shape }) =>
    Object.entries(shape).map(([name, schema]) => ({ name, ...schema.meta() })),
  );
const quantitiesOf = ({ engines, calculators }) => [...engines, ...calculators].flatMap(({ quantities }) => quantities);
const measuresOf = ({ measures }) =>
  measures.map(({ name, symbol, meaning }) => ({ name, symbol: symbol ?? '', meaning }));

/** The page as text. */
export async function glossary(registry) {
  const theories = await Promise.all(registry.map((entry) => entry.load()));
  return `# Glossary

One name, one meaning, in the library, on the command line, in files and in figures. Made by \`node scripts/glossary.js\` from the theories.

## Parameters

${table(collect(theories, parametersOf))}
## Quantities

${table(collect(theories, quantitiesOf))}
## Measures

${table(collect(theories, measuresOf))}`;
}

if (process.argv[1] && existsSync(process.argv[1]) && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { registry } = await import('../dist/theories/index.js');
  writeFileSync('docs/glossary.md', await glossary(registry));
}

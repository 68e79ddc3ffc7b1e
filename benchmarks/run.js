// Runs the benchmarks of this folder, all or those named: node benchmarks/run.js [NAME...] [--write]
// --write puts the tables into docs/performance.md, each with the machine and the day. Exit code 1 when a target is missed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { pathToFileURL } from 'node:url';

const page = new URL('../docs/performance.md', import.meta.url);
const head = `# Measured speed

\`npm run bench\` builds and measures; \`npm run bench -- kernels execution\` only those; \`npm run bench -- --write\` writes this page.
What is compared runs in turns in one process or side by side in one minute, and the median counts: ratios carry over to other
machines, single times do not.
`;

/** Names of the benchmarks there are: files here that export `run`; the others help them. */
export function benchmarks() {
  const folder = new URL('.', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.js') && file !== 'run.js')
    .filter((file) => /^export (async )?function run\(/m.test(readFileSync(new URL(file, folder), 'utf8')))
    .map((file) => file.slice(0, -3))
    .sort();
}

/** Rows as a Markdown table. */
export function tableOf(rows) {
  const cells = rows.map(({ what, value, unit, target = '', met }) => [what, `${value} ${unit}`, target, verdict(met)]);
  const lines = [['what', 'measured', 'target', ''], ['---', '---', '---', '---'], ...cells];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function verdict(met) {
  if (met === undefined) return '';
  return met ? 'met' : '**missed**';
}

/** The page with these sections put in or replaced; others stay. */
export function withSections(text, sections) {
  const known = new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((section) => [section.split('\n')[0], section.trimEnd()]),
  );
  for (const [name, body] of Object.entries(sections)) known.set(name, `${name}\n\n${body}`);
  const sorted = [...known.keys()].sort().map((name) => `## ${known.get(name)}\n`);
  return [head, ...sorted].join('\n');
}

function machine() {
  const all = cpus();
  const model = all[0]?.model.trim() ?? process.arch;
  return `${model}, ${all.length} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
}

async function measure(wanted) {
  const sections = {};
  let missed = false;
  for (const file of wanted) {
    console.log(`\n${file}`);
    const { run } = await import(`./${file}.js`);
    const rows = await run();
    console.table(rows);
    sections[file] = `${machine()}\n\n${tableOf(rows)}`;
    missed ||= rows.some(({ met }) => met === false);
  }
  return { sections, missed };
}

async function main(args) {
  const named = args.filter((arg) => arg !== '--write');
  const unknown = named.filter((name) => !benchmarks().includes(name));
  if (unknown.length > 0) {
    console.error(`No benchmark ${unknown.join(', ')}; there are ${benchmarks().join(', ')}`);
    return 2;
  }
  const { sections, missed } = await measure(named.length > 0 ? named : benchmarks());
  if (args.includes('--write'))
    writeFileSync(page, withSections(existsSync(page) ? readFileSync(page, 'utf8') : '', sections));
  return missed ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await main(process.argv.slice(2));

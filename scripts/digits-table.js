// Writes docs/digits.md: the mechanisms of feature learning on digits, every kind of start over several seeds. Takes minutes.
// Usage: npm run build && node scripts/digits-table.js [seeds]
import { writeFile } from 'node:fs/promises';
import { finish } from '../dist/contract/index.js';
import { load, namedSet } from '../dist/data/index.js';
import { images, trainSeeds } from '../dist/theories/linear-exact/claims/deep-networks.js';
import { rows } from '../dist/theories/linear-exact/claims/digits/rows.js';
import { spreadText, summaryOf } from '../dist/theories/linear-exact/claims/digits/summary.js';

const count = Number(process.argv[2] ?? 3);
const { table } = await namedSet('digits');
const digits = load(table).data;
const begun = performance.now();
const lines = rows.map((row) => {
  const s = summaryOf(finish(trainSeeds(digits, row, { count, seed: 0, limit: images })));
  const expected = row.border ? `${row.reading} or ${row.border}` : row.reading;
  const cells = [
    `${row.task}, ${row.activation}${row.hiddenLayers > 1 ? `, ${row.hiddenLayers} hidden layers` : ''}: ${row.name}`,
    spreadText(s.steps),
    spreadText(s.lossShare, 2),
    `${spreadText(s.kernelRatio)}${s.forecast ? ` (${spreadText(s.forecast)})` : ''}`,
    spreadText(s.kernelCosine),
    `${spreadText(s.cosineBefore, 2)} → ${spreadText(s.cosineAfter, 2)}`,
    `${spreadText(s.firstNorm)}, ${spreadText(s.lastNorm)}`,
    spreadText(s.featureChange, 2),
    [...new Set(s.readings)].join(' / '),
    expected,
  ];
  process.stderr.write(`${cells[0]}: ${cells[8]}\n`);
  return `| ${cells.join(' | ')} |`;
});
const minutes = (performance.now() - begun) / 60000;
const header = [
  'task, activation: start',
  'steps',
  'loss / loss of f = 0',
  'kernel along target × (forecast)',
  'kernel cosine',
  'forward-backward cosine',
  'norms × (first, last)',
  'feature change',
  'reading',
  'expected',
];
await writeFile(
  new URL('../docs/digits.md', import.meta.url),
  `# Mechanisms of feature learning on digits

Networks of width 128 trained by full-batch descent on up to ${images} images (pixels centred, E|x|² = 1) until the loss is 2 % of that
of f = 0 or the step cap is reached. Mean ± standard deviation between ${count} seeds; indicators at the last hidden layer. The reading
and its conventions are those of \`src/networks/indicators/mechanism.ts\`. The forecast is made from the start alone.

Made ${new Date().toISOString().slice(0, 10)} in ${Math.round(minutes)} minutes by \`npm run build && node scripts/digits-table.js ${count}\`;
claim C9 of \`linear-exact\` (\`curvecast reproduce linear-exact --claim C9\`) checks the same rows.

| ${header.join(' | ')} |
|${header.map(() => '---').join('|')}|
${lines.join('\n')}
`,
);

import type { Agreement, Result } from '../artifacts/result.js';
import type { Theory } from '../contract/index.js';
import { curvesText } from './curves-text.js';
import { brief, table } from './table.js';

/** What a person reads after a run: regime, measures, agreement, warnings, what to do next. */
export function runText(result: Result, theory: Theory, written: string | undefined): string {
  return [
    `${theory.title}\n`,
    regimeText(result),
    measuresText(result, theory),
    curvesText(result, theory),
    agreementText(result),
    finiteSizeText(result),
    `\n${result.notes.map((note) => `${note}\n`).join('')}`,
    nextText(result, written),
  ].join('');
}

function regimeText({ regime }: Result): string {
  if (!regime) return '';
  const change = regime.change ? `  ${regime.change}\n` : '';
  const warnings = regime.warnings.map((warning) => `  warning: ${warning}\n`).join('');
  return `\nregime: ${regime.label}\n  ${regime.reason}\n${change}${warnings}`;
}

/** The terminal shows the first ones a theory lists. */
const shownMeasures = 16;

function measuresText({ measures, parts }: Result, theory: Theory): string {
  const rows = theory.measures
    .filter(({ name }) => name in measures)
    .map(({ name, symbol, meaning }) => {
      const { value, error } = measures[name]!;
      return [name, symbol ?? '', `${brief(value)}${error ? ` ± ${brief(error, 2)}` : ''}`, meaning];
    });
  if (rows.length === 0) return '';
  const heading = parts[0]!.dataset.sizes.replica
    ? 'measures of the theory curves: median over the starts ± its standard error'
    : 'measures of the theory curve';
  const more =
    rows.length > shownMeasures
      ? `  and ${rows.length - shownMeasures} more in the report (--out) and with --json\n`
      : '';
  return `\n${heading}\n${indent(table(rows.slice(0, shownMeasures)))}${more}`;
}

function agreementText({ agreement }: Result): string {
  if (agreement.length === 0) return '';
  const rows = agreement.map((a) => [a.quantity, a.verdict, a.reason]);
  return `\nagreement of theory and simulation (${comparedBy(agreement[0]!)})\n${indent(table(rows))}`;
}

function comparedBy({ compares, replicas }: Agreement): string {
  const runs = `${replicas} ${replicas === 1 ? 'run' : 'runs'}`;
  return compares === 'start' ? `${runs}, each from the same start as its theory curve` : `mean of ${runs}`;
}

function finiteSizeText({ finiteSize }: Result): string {
  if (!finiteSize || finiteSize.length === 0) return '';
  const { parameter, sizes } = finiteSize[0]!;
  const rows = finiteSize.map(({ quantity, of, gaps, exponent, confidence, curved, extrapolated }) => [
    `${of} of ${quantity}`,
    ...gaps.map((gap) => brief(gap, 2)),
    `${brief(exponent, 3)} [${brief(confidence[0], 3)}, ${brief(confidence[1], 3)}]${curved ? ' curved' : ''}`,
    brief(extrapolated, 2),
  ]);
  const header = [
    'distance',
    ...sizes.map((size) => `${parameter} ${size}`),
    'exponent [95 %]',
    `at ${2 * sizes.at(-1)!}`,
  ];
  const doubts = finiteSize
    .filter(({ reason }) => reason.startsWith('only'))
    .map(({ of, quantity, reason }) => `  ${of} of ${quantity}: ${reason}\n`);
  const meaning =
    '  mean: average network minus the theory of infinite size; spread: standard deviation between networks\n';
  return `\nfinite size: distance ~ ${parameter}^exponent\n${indent(table(rows, header))}${meaning}${doubts.join('')}`;
}

function nextText({ spec, agreement }: Result, written: string | undefined): string {
  if (written) return `\nWritten to ${written}: look at ${written}/report.html, load ${written}/result.npz\n`;
  const more = agreement.length === 0 ? 'add --simulate 10 to train the real network beside it, ' : '';
  return `\nNext: ${more}--out DIR keeps figures and data (curvecast run ${spec.theory} --help)\n`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

import type { Result } from '../artifacts/result.js';
import { type Dataset, numbers, seriesOf } from '../contract/index.js';
import { brief, table } from './table.js';

/** What a person reads after training: losses, the indicators layer by layer, the forecast beside the outcome. */
export function trainText(result: Result, written: string | undefined): string {
  const { dataset } = result.parts[0]!;
  const { label, reason, change = '', warnings } = result.regime!;
  return [
    scores(dataset),
    `\nkernel along the target, end over start\n${indent(kernelTable(dataset))}`,
    `\nlayer by layer\n${indent(layerTable(dataset))}`,
    `\nmechanism: ${label}\n  ${reason}\n  ${change}\n`,
    ...warnings.map((warning) => `  warning: ${warning}\n`),
    written
      ? `\nWritten to ${written}: look at ${written}/report.html, load ${written}/result.npz\n`
      : '\nNext: --out DIR keeps curves, figures and report\n',
  ].join('');
}

function scores(dataset: Dataset): string {
  const names = ['trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy'].filter((name) => name in dataset.series);
  const rows = names.map((name) => {
    const values = numbers(dataset, name);
    return [name, brief(values[0]), brief(values.at(-1))];
  });
  const steps = numbers(dataset, 't').at(-1)!;
  const rate = brief(numbers(dataset, 'learningRate')[0], 3);
  return table(rows, [`${steps} steps of ${rate}`, 'start', 'end']);
}

function kernelTable(dataset: Dataset): string {
  const end = (name: string) => brief(numbers(dataset, name).at(-1), 4);
  const forecast = dataset.series.kernelRatioForecast ? end('kernelRatioForecast') : 'none (one hidden layer only)';
  return table(
    [[end('kernelRatio'), forecast, end('kernelTraceRatio'), end('kernelCosine')]],
    ['outcome', 'forecast from the start', 'trace', 'cosine with the start'],
  );
}

function layerTable(dataset: Dataset): string {
  const { layer = 0, hidden = 0 } = dataset.sizes;
  const mechanisms = seriesOf(dataset, 'mechanism').values as string[];
  const end = (name: string, width: number, l: number) => {
    const values = numbers(dataset, name);
    return brief(values[values.length - width + l], 3);
  };
  const fromTo = (name: string, l: number) => `${brief(numbers(dataset, name)[l], 2)} → ${end(name, hidden, l)}`;
  const rows = Array.from({ length: layer }, (_, l) => {
    const inner = l < hidden;
    return [
      inner ? `hidden ${l + 1}` : 'readout',
      end('layerKernelRatio', layer, l),
      end('normGrowth', layer, l),
      inner ? end('featureChange', hidden, l) : '',
      inner ? fromTo('forwardBackwardCosine', l) : '',
      inner ? fromTo('frobeniusAlignment', l) : '',
      inner ? mechanisms[l]! : '',
    ];
  });
  return table(rows, [
    'layer',
    'kernel part ×',
    'norm ×',
    'features changed',
    'forward-backward cosine',
    'layer alignment',
    'mechanism',
  ]);
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

import { type Dataset, numbers, type Regime, seriesOf } from '../../contract/index.js';

/** Above this the forecast is not trusted to more than its sign. */
const largeOutput = 3;

/** What the indicators of a training run say: the mechanism at the last hidden layer, with the numbers that decide and the forecast. */
export function readingOf(dataset: Dataset): Regime {
  const mechanisms = seriesOf(dataset, 'mechanism').values as string[];
  const label = mechanisms.at(-1)!;
  const hidden = mechanisms.length;
  const cosines = numbers(dataset, 'forwardBackwardCosine');
  const ratio = numbers(dataset, 'kernelRatio').at(-1)!;
  const shape = numbers(dataset, 'kernelCosine').at(-1)!;
  const turn = `${cosines[hidden - 1]!.toFixed(2)} to ${cosines.at(-1)!.toFixed(2)}`;
  const others = hidden > 1 ? `; by layer: ${mechanisms.join(', ')}` : '';
  return {
    label,
    reason:
      `The tangent kernel along the target ended at ${few(ratio)} times its start with cosine ${shape.toFixed(3)} to it; ` +
      `the forward-backward cosine at the last hidden layer went from ${turn}${others}. ${forecastSentence(dataset, ratio)}`,
    change: changes[label.split(',')[0]!]!,
    warnings: warningsOf(dataset),
  };
}

const changes: Record<string, string> = {
  kernel: 'To learn features lower the initial scale: --laziness-scale or --weight-scale.',
  alignment: 'A larger --laziness-scale leads towards the kernel phase.',
  disalignment: 'The output is too large at the start: lower the scale of the readout.',
  rescaling: 'Norms changed more than directions: the layers were aligned at the start, or the output was large.',
};

function forecastSentence({ series }: Dataset, ratio: number): string {
  const forecast = series.kernelRatioForecast?.values[0] as number | undefined;
  if (forecast === undefined) return 'There is no forecast from the start for more than one hidden layer.';
  return `The forecast from the start was ${few(forecast)}, the outcome ${few(ratio)} (good for sign and order of magnitude).`;
}

function warningsOf(dataset: Dataset): string[] {
  const size = numbers(dataset, 'outputScaleRatio')[0]!;
  const loss = numbers(dataset, 'trainLoss');
  return [
    ...(size > largeOutput
      ? [`The initial output is ${few(size)} times the targets: the forecast is at its weakest.`]
      : []),
    ...(loss.at(-1)! > 0.3 * loss[0]!
      ? ['The loss fell to no less than 30 % of its start: indicators are those of an unfinished run.']
      : []),
  ];
}

function few(value: number): string {
  return String(Number(value.toPrecision(3)));
}

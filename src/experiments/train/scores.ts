import { type Batch, forward, type Loss, type Network, outputOf } from '../../networks/index.js';
import type { TrainingData } from './data.js';
import type { Moment } from './tape.js';
import { accuracy } from './targets.js';

/** Losses and accuracies of a network on training and test rows. */
export function scoresOf(network: Network, data: TrainingData, loss: Loss): Omit<Moment, 'step' | 'indicators'> {
  const train = scoreOf(network, data.train, data, loss);
  const test = data.test.count > 0 ? scoreOf(network, data.test, data, loss) : undefined;
  return {
    trainLoss: train.loss,
    ...(train.accuracy === undefined ? {} : { trainAccuracy: train.accuracy }),
    ...(test ? { testLoss: test.loss } : {}),
    ...(test?.accuracy === undefined ? {} : { testAccuracy: test.accuracy }),
  };
}

/** Mean loss over a batch, and the share of classes hit. */
function scoreOf(network: Network, batch: Batch, { outputs, classes }: TrainingData, loss: Loss) {
  const output = outputOf(forward(network, batch.inputs, batch.count));
  return {
    loss: loss.value(output, batch.labels, outputs) / batch.count,
    accuracy: classes ? accuracy(output, batch.labels, outputs) : undefined,
  };
}

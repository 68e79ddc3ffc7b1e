import {
  activations,
  type Batch,
  denseMap,
  forward,
  type Layer,
  type Network,
  outputOf,
} from '../../../../networks/index.js';
import { norm } from '../../../../numerics/linalg/index.js';
import { fillNormals, type Stream } from '../../../../numerics/random/index.js';
import type { Row } from './rows.js';

const width = 128;

/**
 * The network of a row: normal weights of variance 2 / fan-in (first layer 2, since E|x|² = 1) times the row's factors, equal
 * learning rates. An aligned readout points along the mean of y h.
 */
export function networkOf(row: Row, batch: Batch, stream: Stream): Network {
  const dimension = batch.inputs.length / batch.count;
  const outputs = batch.labels.length / batch.count;
  const sizes = [dimension, ...Array<number>(row.hiddenLayers).fill(width), outputs];
  const gamma = row.outputScale ?? 1;
  const layers = sizes.slice(1).map((rows, l): Layer => {
    const columns = sizes[l]!;
    const last = l === sizes.length - 2;
    const factor = (last ? row.readout * gamma : row.hidden) * Math.sqrt(2 / (l === 0 ? 1 : columns));
    const entries = fillNormals(new Float64Array(rows * columns), stream).map((z) => z * factor);
    const metric = last ? gamma * gamma : 1;
    return { map: denseMap(entries, rows, columns), biases: new Float64Array(rows), metric, biasMetric: 0 };
  });
  const network = { activation: activations[row.activation], layers };
  if (row.aligned) alignReadout(network, batch, row.readout);
  return network;
}

function alignReadout(network: Network, batch: Batch, size: number): void {
  const readout = network.layers.at(-1)!.map;
  const { entries, columns } = readout;
  const features = forward(network, batch.inputs, batch.count).inputs.at(-1)!;
  entries.fill(0);
  for (let j = 0; j < features.length; j++)
    entries[j % columns]! += batch.labels[Math.floor(j / columns)]! * features[j]!;
  const output = outputOf(forward(network, batch.inputs, batch.count));
  const factor = (size * norm(batch.labels)) / norm(output);
  for (let i = 0; i < entries.length; i++) entries[i]! *= factor;
}

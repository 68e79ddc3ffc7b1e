import { expect, test } from 'vitest';
import { readLook, writeLook } from '../../../src/lab/state/look.js';
import { trainCommand } from '../../../src/lab/views/train/command.js';
import { patchOf, toldBy } from '../../../src/lab/views/train/wish.js';

test('parameters survive the way through the address', () => {
  const parameters = { hiddenWidths: [64, 32], activation: 'tanh', learningRate: 0.25, centreInputs: false, rows: 0 };
  const look = Object.assign({}, ...Object.entries(parameters).map(([name, value]) => patchOf(name, value)));
  expect(toldBy(readLook(writeLook({ view: 'train', ...look }))).parameters).toEqual(parameters);
});

test('a broken address trains the usual network', () => {
  expect(toldBy(readLook('&view=train&train.seed=-4&net.steps=ab'))).toEqual({
    data: 'digits',
    seed: 0,
    parameters: { rows: 600, steps: 'ab' },
  });
});

test('the command line names the file of the reader, its columns and every parameter', () => {
  const told = {
    data: 'file',
    file: 'my table.csv',
    inputs: ['a', 'b'],
    label: 'y',
    seed: 2,
    parameters: { hiddenWidths: [8], loss: 'cross-entropy' },
  };
  expect(trainCommand(told)).toBe(
    "curvecast train '--data=my table.csv' --x=a,b --y=y --seed=2 '--hidden-widths=[8]' --loss=cross-entropy",
  );
});

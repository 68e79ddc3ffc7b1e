import type { ActivationName, Mechanism } from '../../../../networks/index.js';
import type { TaskName } from './task.js';

/** How a network of the table begins: factors on the scales of Kaiming, or a readout along the mean feature with an output of given size. */
export interface Beginning {
  /** Factor on the hidden matrices. */
  hidden: number;
  /** Factor on the readout; with `aligned` instead the root mean square of the output over that of the labels. */
  readout: number;
  aligned?: boolean;
  /** Output multiplier γ, 1 unless said. */
  outputScale?: number;
}

/** One row of the table: a network, and the reading it must give. */
export interface Row extends Beginning {
  name: string;
  task: TaskName;
  activation: ActivationName;
  hiddenLayers: number;
  steps: number;
  reading: Mechanism;
  /** The other reading that counts where the row lies on the border of two. */
  border?: Mechanism;
  /** Part of the quick effort. */
  quick?: boolean;
}

const zeroOne = { task: '0 vs 1', activation: 'relu', hiddenLayers: 1, steps: 3000 } as const;
const tanh = { ...zeroOne, activation: 'tanh' } as const;
const parity = { ...zeroOne, task: 'even vs odd', steps: 1500 } as const;
const ten = { ...zeroOne, task: '10 classes', steps: 1500 } as const;
const deep = { ...ten, hiddenLayers: 3, steps: 1200 } as const;
/** Kaiming over √width: units of size 1 under an average. */
const meanField = { hidden: 0.0884, readout: 1 };

/**
 * The reference experiment on digits, width 128: every kind of start with the mechanism it shows.
 * @equation readings of the table of LE 6.5
 */
export const rows: Row[] = [
  { ...zeroOne, name: 'small', hidden: 0.1, readout: 0.1, reading: 'alignment', quick: true },
  { ...zeroOne, name: 'balanced', ...meanField, reading: 'alignment', quick: true },
  {
    ...zeroOne,
    name: 'aligned, f0 = 0.02 y',
    hidden: 0.05,
    readout: 0.02,
    aligned: true,
    reading: 'rescaling',
    quick: true,
  },
  {
    ...zeroOne,
    name: 'aligned, f0 = 5 y',
    hidden: 0.25,
    readout: 5,
    aligned: true,
    reading: 'disalignment',
    quick: true,
  },
  { ...zeroOne, name: 'aligned, f0 = 30 y', hidden: 0.6, readout: 30, aligned: true, reading: 'disalignment' },
  { ...zeroOne, name: 'Kaiming', hidden: 1, readout: 1, reading: 'kernel' },
  { ...zeroOne, name: 'tiny readout', hidden: 10, readout: 0.01, reading: 'kernel, one layer rotates', quick: true },
  { ...tanh, name: 'small', hidden: 0.1, readout: 0.1, reading: 'alignment' },
  { ...tanh, name: 'aligned, f0 = 0.02 y', hidden: 0.05, readout: 0.02, aligned: true, reading: 'rescaling' },
  { ...tanh, name: 'aligned, f0 = 30 y', hidden: 0.6, readout: 30, aligned: true, reading: 'disalignment' },
  { ...parity, name: 'small', hidden: 0.1, readout: 0.1, reading: 'alignment' },
  { ...parity, name: 'Kaiming', hidden: 1, readout: 1, reading: 'kernel' },
  { ...parity, name: 'aligned, f0 = 5 y', hidden: 0.25, readout: 5, aligned: true, reading: 'disalignment' },
  { ...ten, name: '0.03 Kaiming', hidden: 0.03, readout: 0.03, reading: 'alignment' },
  { ...ten, name: '0.1 Kaiming', hidden: 0.1, readout: 0.1, reading: 'alignment' },
  { ...ten, name: '0.3 Kaiming', hidden: 0.3, readout: 0.3, reading: 'alignment', border: 'kernel' },
  { ...ten, name: 'Kaiming', hidden: 1, readout: 1, reading: 'kernel' },
  { ...ten, name: '3 Kaiming', hidden: 3, readout: 3, reading: 'kernel' },
  { ...deep, name: 'half Kaiming, γ = 0.1', hidden: 0.5, readout: 0.5, outputScale: 0.1, reading: 'alignment' },
  { ...deep, name: 'Kaiming, γ = 1', hidden: 1, readout: 1, reading: 'rescaling' },
  { ...deep, name: 'Kaiming, γ = 10', hidden: 1, readout: 1, outputScale: 10, reading: 'rescaling' },
];

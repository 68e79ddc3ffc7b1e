import type { Plain } from '../../contract/index.js';

/** One real experiment that stands for a theory on the home page, and how its picture is drawn. */
export interface Showpiece {
  theory: string;
  /** In plain language, and in a word or two. */
  title: string;
  short: string;
  /** The question the theory answers. */
  question: string;
  /** What the lines are. */
  caption: string;
  parameters: Record<string, Plain>;
  vary?: { name: string; values: number[] };
  /** A quantity's lines: coloured by the member of the family, by their last index (`place`), or all alike. */
  lines: { quantity: string; colour: 'member' | 'place' | number; dashed?: boolean }[];
  /** Frame of the picture, the same for every value of the dial. */
  x: Frame;
  y: Frame;
  /** The parameter a reader can turn on the home page; starts at `at`. */
  dial: { name: string; label: string; from: number; to: number; at: number; whole?: boolean };
}

/** Ends and scale of one side of a picture. */
export interface Frame {
  from: number;
  to: number;
  log?: boolean;
}

/** One for every theory, in the order of the home page. */
export const showpieces: Showpiece[] = [
  {
    theory: 'linear-exact',
    title: 'Kernel or feature learning',
    short: 'Exact linear network',
    question: 'Does the network learn features, by which mechanism, and how fast?',
    caption: 'error left to learn, for four initial scales',
    parameters: { width: 100 },
    vary: { name: 'readoutInitialScale', values: [0.03, 0.1, 0.3, 1] },
    lines: [{ quantity: 'residualRatio', colour: 'member' }],
    x: { from: 0.1, to: 400, log: true },
    y: { from: 0, to: 1.03 },
    dial: { name: 'hiddenInitialScale', label: 'scale of the hidden layer', from: 0.02, to: 1, at: 0.1 },
  },
  {
    theory: 'sgd-ode',
    title: 'The plateau of online SGD',
    short: 'Online SGD',
    question: 'How long does learning stall, what ends it, and how noisy is the way?',
    caption: 'four students turn to two teachers',
    parameters: {},
    lines: [{ quantity: 'cosine', colour: 'place' }],
    x: { from: 0.1, to: 300, log: true },
    y: { from: -0.35, to: 1.04 },
    dial: { name: 'labelNoiseVariance', label: 'label noise', from: 0.001, to: 0.3, at: 0.001 },
  },
  {
    theory: 'dln-dmft',
    title: 'Search, descent and grokking',
    short: 'Diagonal network',
    question: 'When is a sparse signal found, and why long after the data are fitted?',
    caption: 'training error (dashed) and test error',
    parameters: {
      sampleRatio: 0.6,
      labelNoiseVariance: 0.01,
      initialScale: 2,
      weightDecay: 0.01,
      finalTime: 600,
    },
    lines: [
      { quantity: 'trainMse', colour: 1, dashed: true },
      { quantity: 'testMse', colour: 0 },
    ],
    x: { from: 0.01, to: 600, log: true },
    y: { from: 0, to: 0.115 },
    dial: { name: 'initialScale', label: 'initial scale', from: 0.05, to: 3, at: 2 },
  },
  {
    theory: 'linearization',
    title: 'How long training stays linear',
    short: 'Linearisation',
    question: 'How wide or lazy must a network be to train like its linearisation?',
    caption: 'distance from the linearised network',
    parameters: { width: 64, centredTargets: true },
    vary: { name: 'lazinessScale', values: [0.5, 2, 8] },
    lines: [{ quantity: 'relativeDeviation', colour: 'member' }],
    x: { from: 0.05, to: 6, log: true },
    y: { from: 5e-5, to: 0.2, log: true },
    dial: { name: 'width', label: 'width', from: 8, to: 300, at: 64, whole: true },
  },
];

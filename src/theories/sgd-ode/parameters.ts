import * as z from 'zod';
import { metaOf, orInfinity, parameter } from '../../contract/index.js';
import { activationNames } from './activation-names.js';
import { consistency } from './consistency.js';
import { initialisation } from './initialisation.js';
import { learningRateSchedule } from './schedule.js';

const matrix = z.array(z.array(z.number())).default([]);
const vector = z.array(z.number()).default([]);
const normalisation = <L extends string>(implied: L) =>
  z.union([z.number().positive().max(1e100), z.literal(implied)]).default(implied as never);

const network = {
  width: parameter(orInfinity(z.int().min(1).max(1e6)).default(4), {
    symbol: 'p',
    meaning: 'hidden units of the student; implied by explicit overlaps or weights; Infinity: mean-field limit',
    scale: 'log',
    range: [1, 6],
    group: 'network',
    illegal: 'width must be a positive integer, or Infinity for the mean-field limit',
  }),
  widthExponent: parameter(z.number().min(-3).max(3).default(0), {
    symbol: 'κ',
    meaning: 'width of the student is width·d^κ, d the dimension of the simulation; 0: width itself',
    range: [-0.2, 0.1],
    group: 'scaling',
  }),
  teacherWidth: parameter(z.int().min(1).max(1000).default(2), {
    symbol: 'k',
    meaning: 'hidden units of the teacher; implied by explicit teacher overlaps or weights',
    range: [1, 4],
    group: 'network',
  }),
  inputDimension: parameter(orInfinity(z.int().min(1).max(1e9)).default(Number.POSITIVE_INFINITY), {
    symbol: 'd',
    meaning: 'input dimension; Infinity: high-dimensional limit',
    scale: 'log',
    range: [20, 1000],
    group: 'data',
  }),
  simulationDimension: parameter(z.int().min(1).max(1e9).default(100), {
    symbol: 'd_sim',
    meaning: 'dimension of the simulation and of random starts where inputDimension is Infinity',
    scale: 'log',
    range: [50, 400],
    group: 'data',
  }),
  activation: parameter(z.enum(activationNames).default('erf-sqrt2'), {
    symbol: 'σ',
    meaning: 'activation of the student; erf-sqrt2 is erf(x/√2)',
    group: 'network',
  }),
  teacherActivation: parameter(z.enum([...activationNames, 'same']).default('same'), {
    symbol: 'σ*',
    meaning: 'activation of the teacher; same: that of the student',
    group: 'network',
  }),
  hermiteCoefficients: parameter(vector, {
    symbol: 'c_n',
    meaning: "activation 'hermite': σ(x) = Σ c_n He_n(x), He_0 = 1, He_1 = x, He_2 = x² − 1, He_3 = x³ − 3x",
    group: 'network',
  }),
  teacherHermiteCoefficients: parameter(vector, {
    symbol: 'c*_n',
    meaning: "the same for teacherActivation 'hermite'; empty: those of the student",
    group: 'network',
  }),
  studentNormalisation: parameter(normalisation('width'), {
    symbol: 's',
    meaning: 'divisor of the sum over hidden units of the student; width: mean-field scaling, 1: committee',
    scale: 'log',
    range: [1, 10],
    group: 'scaling',
  }),
  teacherNormalisation: parameter(normalisation('teacherWidth'), {
    symbol: 's*',
    meaning: 'divisor of the sum over hidden units of the teacher',
    scale: 'log',
    range: [1, 4],
    group: 'scaling',
  }),
};

const training = {
  learningRate: parameter(z.number().min(0).max(1e100).default(4), {
    symbol: 'γ',
    meaning: 'learning rate; 0: gradient flow. One step lasts γ/(s d)',
    scale: 'log',
    range: [0.05, 2],
    group: 'training',
    illegal: 'learning rate must be positive, or 0 for the gradient flow',
  }),
  learningRateExponent: parameter(z.number().min(-3).max(3).default(0), {
    symbol: 'δ',
    meaning: 'learning rate is learningRate·d^−δ, d the dimension of the simulation; 0: learningRate itself',
    range: [-0.05, 0.2],
    group: 'scaling',
  }),
  learningRateSchedule: parameter(learningRateSchedule.default({ kind: 'constant' }), {
    symbol: 'γ(t)/γ',
    meaning: 'how the learning rate falls in the course of training; t counts the steps already weighted with it',
    group: 'training',
  }),
  readoutRateRatio: parameter(z.number().min(0).max(1e100).default(0), {
    symbol: 'η_a',
    meaning: 'readout rate in units of t, γ_a d/γ; 0: readout frozen',
    range: [0, 2],
    group: 'training',
  }),
  hiddenWeightDecay: parameter(z.number().min(0).max(1e100).default(0), {
    symbol: 'ω',
    meaning: 'weight decay of the hidden layer: w ← w − (γ/(s d)) ω w each step, rate ω per unit of t',
    range: [0, 0.5],
    group: 'training',
  }),
  batchSize: parameter(z.int().min(1).max(1e6).default(1), {
    symbol: 'B',
    meaning: 'fresh samples averaged per step',
    scale: 'log',
    range: [1, 16],
    group: 'training',
  }),
  labelNoiseVariance: parameter(z.number().min(0).max(1e100).default(0), {
    symbol: 'Δ',
    meaning: 'variance of the label noise',
    range: [0, 0.3],
    group: 'data',
  }),
  constraint: parameter(z.enum(['none', 'spherical']).default('none'), {
    symbol: '|w|',
    meaning: 'spherical: rows of the student kept at norm √d after every step',
    group: 'training',
  }),
  noiseTerms: parameter(z.enum(['all', 'label-only', 'none']).default('all'), {
    symbol: 'N',
    meaning: 'terms of order γ/s kept in the ODE: all, only the part of the label noise, or none (gradient flow)',
    group: 'training',
  }),
  noiseExpectation: parameter(z.enum(['automatic', 'exact', 'sampled']).default('automatic'), {
    symbol: 'E[e²σ′σ′]',
    meaning: 'how the noise moment is computed: closed form (small widths) or on fixed quasi-random nodes',
    group: 'training',
  }),
  noiseNodes: parameter(z.int().min(64).max(1_048_576).default(4096), {
    symbol: 'S',
    meaning: 'quasi-random nodes of a sampled noise moment',
    scale: 'log',
    range: [256, 2048],
    group: 'training',
  }),
  finalTime: parameter(z.number().positive().max(1e12).default(300), {
    symbol: 't_max',
    meaning: 'end of the automatic time grid; one unit of t is s d/γ steps',
    scale: 'log',
    range: [1, 30],
    group: 'training',
  }),
  exitOverlap: parameter(z.number().positive().lt(1).default(0.9), {
    symbol: 'T',
    meaning: 'largest absolute cosine of a student with a teacher row that counts as the end of the plateau',
    range: [0.1, 0.9],
    group: 'training',
  }),
};

const start = {
  initialisation: parameter(initialisation.default({ kind: 'random', scale: 1 }), {
    symbol: 'init',
    meaning: 'how the student starts where no overlaps or weights are given: random, spherical, informed or symmetric',
    group: 'initialisation',
  }),
  teacher: parameter(z.enum(['orthonormal', 'random']).default('orthonormal'), {
    symbol: 'P',
    meaning: 'teacher rows where none are given: orthonormal, or standard normal weights',
    group: 'data',
  }),
  readoutWeights: parameter(vector, {
    symbol: 'a',
    meaning: 'readout of the student at the start; empty: all 1',
    group: 'initialisation',
  }),
  teacherReadoutWeights: parameter(vector, {
    symbol: 'a*',
    meaning: 'readout of the teacher; empty: all 1',
    group: 'data',
  }),
  teacherOverlap: parameter(matrix, {
    symbol: 'P',
    meaning: 'Gram matrix of the teacher rows over d; empty: by `teacher`',
    group: 'data',
  }),
  studentOverlap: parameter(matrix, {
    symbol: 'Q0',
    meaning: 'Gram matrix of the student rows over d at the start; empty: drawn',
    group: 'initialisation',
  }),
  crossOverlap: parameter(matrix, {
    symbol: 'M0',
    meaning: 'student rows times teacher rows over d at the start; empty: drawn',
    group: 'initialisation',
  }),
  hiddenWeightMatrix: parameter(matrix, {
    symbol: 'W0',
    meaning: 'student weights at the start, one row of length d per unit (entries of order 1), instead of overlaps',
    group: 'initialisation',
  }),
  teacherWeightMatrix: parameter(matrix, {
    symbol: 'W*',
    meaning: 'teacher weights, one row of length d per unit (entries of order 1), instead of teacherOverlap',
    group: 'data',
  }),
};

const meanField = {
  particles: parameter(z.int().min(1).max(100_000).default(200), {
    symbol: 'p_∞',
    meaning: 'particles that stand for infinite width where none are given',
    scale: 'log',
    range: [20, 60],
    group: 'scaling',
  }),
  particleProjections: parameter(matrix, {
    symbol: 'm_j',
    meaning: 'mean-field particles: coordinates in the orthonormal frame of the teacher, one row per particle',
    group: 'initialisation',
  }),
  particleOrthogonalNorms: parameter(vector, {
    symbol: 'q⊥_j',
    meaning: 'mean-field particles: squared norm over d outside the teacher span',
    group: 'initialisation',
  }),
  quadratureNodes: parameter(z.int().min(0).max(1000).default(0), {
    symbol: 'n_z',
    meaning: 'Gauss-Hermite nodes per teacher direction in the mean-field limit; 0: 64, 32 or 20 for 1, 2 or 3 of them',
    range: [0, 24],
    group: 'scaling',
  }),
  studentSecondMoment: parameter(matrix, {
    symbol: 'S0',
    meaning: 'square activation: Wᵀ diag(a) W/(s d) of the student at the start, d × d',
    group: 'initialisation',
  }),
  teacherSecondMoment: parameter(matrix, {
    symbol: 'S*',
    meaning: 'square activation: the same of the teacher',
    group: 'data',
  }),
  parallelSecondMoment: parameter(matrix, {
    symbol: 'S∥',
    meaning: 'square activation, isotropic start: block of the second moment in the teacher span, k × k',
    group: 'initialisation',
  }),
  orthogonalSecondMoment: parameter(z.number().min(0).max(1e100).default(0), {
    symbol: 'c',
    meaning: 'square activation, isotropic start: eigenvalue of the second moment outside the teacher span',
    range: [0, 0.5],
    group: 'initialisation',
  }),
  teacherParallelSecondMoment: parameter(matrix, {
    symbol: 'S*∥',
    meaning: 'square activation: second moment of the teacher in its span, k × k',
    group: 'data',
  }),
};

/** Properties of `parameters`, for calculators that add some of their own. */
export const shape = { ...network, ...training, ...start, ...meanField };

/** The same with another end of the automatic time grid, for calculators that cost more per unit of time. */
export function parametersUntil(finalTime: number) {
  const { finalTime: usual } = shape;
  return z
    .object({ ...shape, finalTime: parameter(usual.unwrap().default(finalTime), metaOf(usual, 'finalTime')) })
    .check(consistency);
}

/** Parameters of a run: student f = (1/s) Σ a_j σ(w_j·x/√d) learns a teacher of the same form by one-pass SGD, x ~ N(0, I). */
export const parameters = z.object(shape).check(consistency);

/** Validated parameters with every default filled in. */
export type Parameters = z.output<typeof parameters>;

/** Half as many samples as weights, a sparse teacher, noisy labels. */
export const noisy = {
  sampleRatio: 0.5,
  labelNoiseVariance: 0.09,
  teacher: [
    { weight: 0.9, kind: 'atom', value: 0 },
    { weight: 0.1, kind: 'gaussian', standardDeviation: 1 },
  ],
};

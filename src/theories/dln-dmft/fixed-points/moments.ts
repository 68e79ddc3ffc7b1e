/** What state evolution needs of an estimator ŵ = prox(w* + τz). */
export interface EstimatorMoments {
  /** E of the derivative of the prox: for soft thresholding the probability of a non-zero weight. */
  active: number;
  /** E ŵ². */
  square: number;
  /** E ŵ w*. */
  overlap: number;
  /** E (ŵ − w*)². */
  error: number;
}

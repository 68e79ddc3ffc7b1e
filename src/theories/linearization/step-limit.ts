/**
 * Largest stable step of gradient descent on the linear model.
 * @equation η λ_max < 2 (1 + μ) [linearization 3.6, heavy ball]
 */
export function descendLimit(largest: number, momentum = 0): number {
  return (2 * (1 + momentum)) / largest;
}

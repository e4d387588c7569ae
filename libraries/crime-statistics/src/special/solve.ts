interface Evaluation {
  readonly value: number
  readonly slope: number
}

/**
 * Root of an increasing function between low and high: Newton steps, replaced by halving the bracket
 * whenever a step would leave it, so the search always ends.
 */
export function solveIncreasing(
  evaluate: (x: number) => Evaluation,
  low: number,
  high: number,
  start: number,
): number {
  let x = start
  for (let step = 0; step < 400; step += 1) {
    const { value, slope } = evaluate(x)
    if (value === 0) return x
    if (value < 0) low = x
    else high = x
    let next = x - value / slope
    if (!(next > low && next < high)) next = (low + high) / 2
    if (Math.abs(next - x) <= 2e-15 * Math.abs(next)) return next
    x = next
  }
  return x
}

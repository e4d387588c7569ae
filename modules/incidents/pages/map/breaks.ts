/**
 * Lower bounds of classes two to five: fifths of the values, rounded to two digits so that a legend can be read.
 * Where values lie too close for that, equal steps.
 */
export function classBounds(values: readonly number[]): number[] {
  const sorted = values.filter((value) => value > 0).toSorted((a, b) => a - b)
  const largest = sorted.at(-1) ?? 5
  const fifths = [1, 2, 3, 4].map((part) => rounded(sorted[Math.floor((part / 5) * sorted.length)] ?? 0))
  const rising = fifths.every((bound, at) => bound > (fifths[at - 1] ?? 0))
  return rising
    ? fifths
    : [1, 2, 3, 4].map((part) => (largest > 5 ? Math.round : rounded)((part / 5) * largest))
}

function rounded(value: number): number {
  if (value <= 0) return 0
  if (value >= 3 && value < 100) return Math.round(value)
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1)
  return Number((Math.round(value / unit) * unit).toPrecision(2))
}

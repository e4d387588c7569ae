/** Class 0–4 of a value, by the lower bounds of classes two to five. */
export function classOf(value: number, breaks: readonly number[]): number {
  let found = 0
  for (const bound of breaks) if (value >= bound) found++
  return Math.min(found, 4)
}

/** Words under the five classes: `0 4 8 14 22+`. */
export function classLabels(breaks: readonly number[], format: (value: number) => string): string[] {
  return [0, ...breaks].map((bound, index, all) => format(bound) + (index === all.length - 1 ? '+' : ''))
}

/** Radius in px of a circle whose area grows with the count. */
export function clusterRadius(count: number, largest: number): number {
  return 8 + 18 * Math.sqrt(count / Math.max(largest, 1))
}

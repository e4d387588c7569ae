/** Benjamini–Hochberg (1995) adjusted p-values; NaN is no test and stays NaN. */
export function adjustFalseDiscovery(p: Float64Array): Float64Array {
  const order = Array.from(p.keys()).filter((i) => !Number.isNaN(p[i]!))
  order.sort((a, b) => p[b]! - p[a]!)
  const adjusted = new Float64Array(p.length).fill(NaN)
  let least = 1
  order.forEach((i, position) => {
    least = Math.min(least, (p[i]! * order.length) / (order.length - position))
    adjusted[i] = least
  })
  return adjusted
}

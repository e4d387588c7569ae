export type Metric = 'euclidean' | 'manhattan'

/** Calls back once for every pair of points less than `reach` metres apart. */
export function eachPairWithin(
  points: Float64Array,
  reach: number,
  metric: Metric,
  visit: (i: number, j: number, distance: number) => void,
): void {
  const cells = new Map<string, number[]>()
  const n = points.length / 2
  // Each point meets only those placed before it in its own and the eight surrounding cells.
  for (let i = 0; i < n; i += 1) {
    const [x, y] = [points[2 * i]!, points[2 * i + 1]!]
    const [column, row] = [Math.floor(x / reach), Math.floor(y / reach)]
    for (let c = column - 1; c <= column + 1; c += 1) {
      for (let r = row - 1; r <= row + 1; r += 1) {
        for (const j of cells.get(`${c},${r}`) ?? []) {
          const [dx, dy] = [Math.abs(x - points[2 * j]!), Math.abs(y - points[2 * j + 1]!)]
          const distance = metric === 'manhattan' ? dx + dy : Math.sqrt(dx * dx + dy * dy)
          if (distance < reach) visit(i, j, distance)
        }
      }
    }
    const own = cells.get(`${column},${row}`)
    if (own) own.push(i)
    else cells.set(`${column},${row}`, [i])
  }
}

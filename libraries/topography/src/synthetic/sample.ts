/** A field that repeats, and how to read it between its samples. */
export interface PeriodicField {
  readonly side: number
  readonly values: Float32Array
}

/** Between sixteen samples (Catmull and Rom 1974); exact on a sample. `x` and `y` are in samples and may be anywhere. */
export function cubicAt({ side, values }: PeriodicField, x: number, y: number): number {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const u = x - left
  const v = y - top
  let sum = 0
  for (let j = -1; j <= 2; j++) {
    const row = wrapped(top + j, side) * side
    const across =
      weightAt(u, -1) * values[row + wrapped(left - 1, side)]! +
      weightAt(u, 0) * values[row + wrapped(left, side)]! +
      weightAt(u, 1) * values[row + wrapped(left + 1, side)]! +
      weightAt(u, 2) * values[row + wrapped(left + 2, side)]!
    sum += weightAt(v, j) * across
  }
  return sum
}

function weightAt(part: number, offset: number): number {
  if (offset === -1) return part * (-0.5 + part * (1 - 0.5 * part))
  if (offset === 0) return 1 + part * part * (-2.5 + 1.5 * part)
  if (offset === 1) return part * (0.5 + part * (2 - 1.5 * part))
  return part * part * (-0.5 + 0.5 * part)
}

function wrapped(index: number, side: number): number {
  const rest = index % side
  return rest < 0 ? rest + side : rest
}

/** A table of equally distant entries, linear between them; the first or last one beyond. */
export function tableAt(table: readonly number[], position: number): number {
  if (position <= 0) return table[0]!
  const index = Math.floor(position)
  if (index >= table.length - 1) return table[table.length - 1]!
  const part = position - index
  return table[index]! + (table[index + 1]! - table[index]!) * part
}

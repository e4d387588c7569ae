// Turning a matrix of heights. NaN is "nothing was measured here".

/** The steps of a turned row are kept in 1/2³² of a sample: exact to the bit, and no drift. */
const FRACTION: f64 = 4294967296

/**
 * Turns a matrix about its middle, anticlockwise as seen with the first row on top, into one of the same size. Takes
 * the nearest sample; what comes from outside is NaN. `degrees` is a whole number, so that its sine is the same everywhere.
 */
export function turnNearest(from: usize, to: usize, rows: i32, columns: i32, degrees: i32): void {
  const cosine = NativeMath.cos((<f64>degrees * NativeMath.PI) / 180)
  const sine = NativeMath.sin((<f64>degrees * NativeMath.PI) / 180)
  const middleX = <f64>(columns >> 1)
  const middleY = <f64>(rows >> 1)
  const stepX = <i64>NativeMath.round(cosine * FRACTION)
  const stepY = <i64>NativeMath.round(sine * FRACTION)
  for (let y = 0; y < rows; y++) {
    const dy = <f64>y - middleY
    let atX = <i64>NativeMath.floor((middleX - middleX * cosine - dy * sine + 0.5) * FRACTION)
    let atY = <i64>NativeMath.floor((middleY - middleX * sine + dy * cosine + 0.5) * FRACTION)
    for (let x = 0; x < columns; x++) {
      const column = <u32>(atX >> 32)
      const row = <u32>(atY >> 32)
      const inside = column < <u32>columns && row < <u32>rows
      store<f32>(to, inside ? load<f32>(from + 4 * <usize>(row * <u32>columns + column)) : <f32>NaN)
      to += 4
      atX += stepX
      atY += stepY
    }
  }
}

/** The same, between the four nearest samples; NaN where one of them is. */
export function turnBilinear(from: usize, to: usize, rows: i32, columns: i32, degrees: i32): void {
  const cosine = NativeMath.cos((<f64>degrees * NativeMath.PI) / 180)
  const sine = NativeMath.sin((<f64>degrees * NativeMath.PI) / 180)
  const middleX = <f64>(columns >> 1)
  const middleY = <f64>(rows >> 1)
  for (let y = 0; y < rows; y++) {
    const dy = <f64>y - middleY
    for (let x = 0; x < columns; x++) {
      const dx = <f64>x - middleX
      const atX = middleX + dx * cosine - dy * sine
      const atY = middleY + dx * sine + dy * cosine
      store<f32>(to, between(from, rows, columns, atX, atY))
      to += 4
    }
  }
}

function between(from: usize, rows: i32, columns: i32, atX: f64, atY: f64): f32 {
  const left = NativeMath.floor(atX)
  const top = NativeMath.floor(atY)
  const x = <i32>left
  const y = <i32>top
  if (x < 0 || y < 0 || x >= columns || y >= rows) return <f32>NaN
  const right = <f32>(atX - left)
  const down = <f32>(atY - top)
  // On the last row or column there is nothing beyond, and nothing is needed when the place is exactly on it.
  if ((right > 0 && x + 1 >= columns) || (down > 0 && y + 1 >= rows)) return <f32>NaN
  const at = from + 4 * <usize>(y * columns + x)
  const beside: usize = right > 0 ? 4 : 0
  const below: usize = down > 0 ? 4 * <usize>columns : 0
  const a = load<f32>(at)
  const b = load<f32>(at + beside)
  const c = load<f32>(at + below)
  const d = load<f32>(at + below + beside)
  const upper = a + (b - a) * right
  const lower = c + (d - c) * right
  return upper + (lower - upper) * down
}

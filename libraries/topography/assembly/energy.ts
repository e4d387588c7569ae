import { add, mul, splat } from './vector'

// The energy (sum of squares) of a region under a cell at every place of the search, and the peak of the correlation
// that is divided by its root. Sums over a sliding window are put together from the end of one block and the beginning
// of the next, so that nothing is ever taken off again and nothing is left over where there is no surface.

/** One row of sums: up to 1,024 samples. */
const row: usize = memory.data(4 * 1024, 64)

/**
 * For a region of 3 · width by 3 · height in the corner of a matrix: sums of squares of every `height` rows, column by
 * column, 2 · height + 1 rows of them at `sums`. Returns the sum of all.
 */
export function columnEnergy<T>(matrix: usize, columns: i32, width: i32, height: i32, sums: usize): f32 {
  const line = 4 * <usize>columns
  const length = 4 * <usize>((3 * width + 3) & -4)
  // From each row to the end of its block; the last block is wanted as a whole only.
  memory.fill(row, 0, length)
  for (let y = 3 * height - 1; y >= 2 * height; y--) addSquares<T>(row, matrix + line * <usize>y, length)
  memory.copy(sums + line * 2 * <usize>height, row, length)
  for (let y = 2 * height - 1; y >= 0; y--) {
    if ((y + 1) % height === 0) memory.fill(row, 0, length)
    addSquares<T>(row, matrix + line * <usize>y, length)
    memory.copy(sums + line * <usize>y, row, length)
  }
  const whole =
    total(sums, width) +
    total(sums + line * <usize>height, width) +
    total(sums + line * 2 * <usize>height, width)
  // And from the beginning of the next block.
  for (let y = 0; y < 2 * height; y++) {
    if (y % height === 0) {
      memory.fill(row, 0, length)
      continue
    }
    addSquares<T>(row, matrix + line * <usize>(y + height - 1), length)
    addRow<T>(sums + line * <usize>y, row, length)
  }
  return whole
}

function addSquares<T>(to: usize, from: usize, length: usize): void {
  for (let at: usize = 0; at < length; at += sizeof<T>()) {
    const value = load<T>(from + at)
    store<T>(to + at, add<T>(load<T>(to + at), mul<T>(value, value)))
  }
}

function addRow<T>(to: usize, from: usize, length: usize): void {
  for (let at: usize = 0; at < length; at += sizeof<T>())
    store<T>(to + at, add<T>(load<T>(to + at), load<T>(from + at)))
}

function total(from: usize, width: i32): f32 {
  let sum: f32 = 0
  for (let x = 0; x < 3 * width; x++) sum += load<f32>(from + 4 * <usize>x)
  return sum
}

/** A share of the whole energy below which a place holds nothing but the rounding of the transforms. */
const LEAST: f32 = 1e-6

/**
 * The place, row · (2 · width + 1) + column, at which c · |c| / energy is largest, that is, the correlation c divided by the
 * root of the region's energy under the cell; the first of equals. `sums` come from `columnEnergy` and `whole` with them.
 */
export function normalisedPeak<T>(
  correlation: usize,
  stride: i32,
  width: i32,
  height: i32,
  sums: usize,
  columns: i32,
  whole: f32,
): i32 {
  const across = 2 * width + 1
  let most: f32 = -Infinity
  let place = 0
  for (let y = 0; y <= 2 * height; y++) {
    slide(sums, width)
    const highest = ratios<T>(correlation, (across + 3) & -4, whole * LEAST)
    if (highest > most)
      for (let x = 0; x < across; x++) {
        const value = load<f32>(row + 4 * <usize>x)
        if (value > most) {
          most = value
          place = y * across + x
        }
      }
    correlation += 4 * <usize>stride
    sums += 4 * <usize>columns
  }
  return place
}

/** Sums of every `width` neighbours of a row of 3 · width, into `row`. */
function slide(from: usize, width: i32): void {
  let sum: f32 = 0
  for (let x = 3 * width - 1; x >= 2 * width; x--) sum += load<f32>(from + 4 * <usize>x)
  store<f32>(row + 8 * <usize>width, sum)
  for (let block = 1; block >= 0; block--) {
    let back: f32 = 0
    let ahead: f32 = 0
    const start = from + 4 * <usize>(block * width)
    const to = row + 4 * <usize>(block * width)
    for (let x = width - 1; x >= 0; x--) {
      back += load<f32>(start + 4 * <usize>x)
      store<f32>(to + 4 * <usize>x, back)
    }
    for (let x = 1; x < width; x++) {
      ahead += load<f32>(start + 4 * <usize>(x + width - 1))
      const at = to + 4 * <usize>x
      store<f32>(at, load<f32>(at) + ahead)
    }
  }
}

/** Turns energies in `row` into c · |c| / energy and gives the largest; what follows the last place is not looked at twice. */
function ratios<T>(correlation: usize, count: i32, least: f32): f32 {
  let most: f32 = -Infinity
  if (isVector<T>()) {
    const floor = splat<T>(least)
    let lanes = f32x4.splat(-Infinity)
    for (let at: usize = 0; at < 4 * <usize>count; at += 16) {
      const c = v128.load(correlation + at)
      const energy = f32x4.max(v128.load(row + at), floor)
      const ratio = f32x4.div(f32x4.mul(c, f32x4.abs(c)), energy)
      v128.store(row + at, ratio)
      lanes = f32x4.max(lanes, ratio)
    }
    const a = max(f32x4.extract_lane(lanes, 0), f32x4.extract_lane(lanes, 1))
    return max(a, max(f32x4.extract_lane(lanes, 2), f32x4.extract_lane(lanes, 3)))
  }
  for (let at: usize = 0; at < 4 * <usize>count; at += 4) {
    const c = load<f32>(correlation + at)
    const ratio = (c * abs(c)) / max(load<f32>(row + at), least)
    store<f32>(row + at, ratio)
    most = max(most, ratio)
  }
  return most
}

// What is done with a window of a matrix of heights. NaN is "nothing was measured here". Sums are kept in four lanes,
// row by row, and added in one order, so that engines with and without SIMD give the same bits.

const sums: usize = memory.data(256, 64)

/** Samples that the last call of `meanOf` or `pearson` took part. */
export let observed: i32 = 0

/** Mean of the observed samples of a window; NaN when there are none. `stride` is the length of a row of the matrix. */
export function meanOf(from: usize, stride: i32, width: i32, height: i32): f64 {
  memory.fill(sums, 0, 64)
  for (let y = 0; y < height; y++) {
    addRow(from, from + 4 * <usize>width)
    from += 4 * <usize>stride
  }
  observed = load<i32>(sums, 32) + load<i32>(sums, 36) + load<i32>(sums, 40) + load<i32>(sums, 44)
  const sum = load<f64>(sums) + load<f64>(sums, 8) + (load<f64>(sums, 16) + load<f64>(sums, 24))
  return sum / <f64>observed
}

function addRow(at: usize, end: usize): void {
  if (ASC_FEATURE_SIMD) {
    let low = v128.load(sums)
    let high = v128.load(sums, 16)
    let count = v128.load(sums, 32)
    for (; at + 16 <= end; at += 16) {
      const value = v128.load(at)
      const seen = f32x4.eq(value, value)
      const kept = v128.and(value, seen)
      low = f64x2.add(low, f64x2.promote_low_f32x4(kept))
      high = f64x2.add(high, f64x2.promote_low_f32x4(v128.shuffle<f32>(kept, kept, 2, 3, 2, 3)))
      count = i32x4.sub(count, seen)
    }
    v128.store(sums, low)
    v128.store(sums, high, 16)
    v128.store(sums, count, 32)
  }
  for (let lane: usize = 0; at < end; at += 4, lane = (lane + 1) & 3) {
    const value = load<f32>(at)
    if (isNaN(value)) continue
    store<f64>(sums + 8 * lane, load<f64>(sums + 8 * lane) + <f64>value)
    store<i32>(sums + 4 * lane, load<i32>(sums + 4 * lane, 32) + 1, 32)
  }
}

/**
 * Puts a window, less its mean and 0 where nothing is, into a matrix of `rows` by `columns` that is 0 elsewhere;
 * its corner goes to `left`, `top`.
 */
export function place(
  from: usize,
  stride: i32,
  width: i32,
  height: i32,
  mean: f32,
  to: usize,
  rows: i32,
  columns: i32,
  left: i32,
  top: i32,
): void {
  const line = 4 * <usize>columns
  memory.fill(to, 0, line * <usize>top)
  let row = to + line * <usize>top
  const before = 4 * <usize>left
  const after = before + 4 * <usize>width
  for (let y = 0; y < height; y++) {
    memory.fill(row, 0, before)
    centre(from, row + before, row + after, mean)
    memory.fill(row + after, 0, line - after)
    row += line
    from += 4 * <usize>stride
  }
  memory.fill(row, 0, to + line * <usize>rows - row)
}

function centre(from: usize, to: usize, end: usize, mean: f32): void {
  if (ASC_FEATURE_SIMD) {
    const level = f32x4.splat(mean)
    for (; to + 16 <= end; to += 16, from += 16) {
      const value = v128.load(from)
      v128.store(to, v128.and(f32x4.sub(value, level), f32x4.eq(value, value)))
    }
  }
  for (; to < end; to += 4, from += 4) {
    const value = load<f32>(from)
    store<f32>(to, isNaN(value) ? 0 : value - mean)
  }
}

/**
 * Pearson's correlation of two windows over the samples observed in both; NaN when they are too few or all alike. The
 * levels are any numbers near the means; they are taken off first, so that single precision is enough within a row.
 */
export function pearson(
  a: usize,
  strideA: i32,
  levelA: f32,
  b: usize,
  strideB: i32,
  levelB: f32,
  width: i32,
  height: i32,
): f64 {
  let sumA: f64 = 0
  let sumB: f64 = 0
  let squareA: f64 = 0
  let squareB: f64 = 0
  let product: f64 = 0
  let count: f64 = 0
  for (let y = 0; y < height; y++) {
    productsOfRow(a, b, levelA, levelB, a + 4 * <usize>width)
    sumA += lanesAt(0)
    sumB += lanesAt(16)
    squareA += lanesAt(32)
    squareB += lanesAt(48)
    product += lanesAt(64)
    count += lanesAt(80)
    a += 4 * <usize>strideA
    b += 4 * <usize>strideB
  }
  observed = <i32>count
  const spreadA = squareA - (sumA * sumA) / count
  const spreadB = squareB - (sumB * sumB) / count
  // A window that does not vary correlates with nothing; what is left of it then is rounding.
  if (!(count > 2 && spreadA > 1e-6 * squareA && spreadB > 1e-6 * squareB)) return NaN
  return (product - (sumA * sumB) / count) / NativeMath.sqrt(spreadA * spreadB)
}

function lanesAt(offset: usize): f64 {
  const at = sums + offset
  return <f64>load<f32>(at) + <f64>load<f32>(at, 4) + (<f64>load<f32>(at, 8) + <f64>load<f32>(at, 12))
}

function productsOfRow(a: usize, b: usize, levelA: f32, levelB: f32, end: usize): void {
  if (ASC_FEATURE_SIMD) {
    const one = f32x4.splat(1)
    const la = f32x4.splat(levelA)
    const lb = f32x4.splat(levelB)
    let sa = f32x4.splat(0)
    let sb = sa
    let aa = sa
    let bb = sa
    let ab = sa
    let n = sa
    for (; a + 16 <= end; a += 16, b += 16) {
      const va = f32x4.sub(v128.load(a), la)
      const vb = f32x4.sub(v128.load(b), lb)
      const both = v128.and(f32x4.eq(va, va), f32x4.eq(vb, vb))
      const x = v128.and(va, both)
      const y = v128.and(vb, both)
      sa = f32x4.add(sa, x)
      sb = f32x4.add(sb, y)
      aa = f32x4.add(aa, f32x4.mul(x, x))
      bb = f32x4.add(bb, f32x4.mul(y, y))
      ab = f32x4.add(ab, f32x4.mul(x, y))
      n = f32x4.add(n, v128.and(one, both))
    }
    v128.store(sums, sa)
    v128.store(sums, sb, 16)
    v128.store(sums, aa, 32)
    v128.store(sums, bb, 48)
    v128.store(sums, ab, 64)
    v128.store(sums, n, 80)
  } else memory.fill(sums, 0, 96)
  for (let lane: usize = 0; a < end; a += 4, b += 4, lane = (lane + 4) & 15) {
    const x = load<f32>(a) - levelA
    const y = load<f32>(b) - levelB
    if (isNaN(x) || isNaN(y)) continue
    const at = sums + lane
    store<f32>(at, load<f32>(at) + x)
    store<f32>(at, load<f32>(at, 16) + y, 16)
    store<f32>(at, load<f32>(at, 32) + x * x, 32)
    store<f32>(at, load<f32>(at, 48) + y * y, 48)
    store<f32>(at, load<f32>(at, 64) + x * y, 64)
    store<f32>(at, load<f32>(at, 80) + 1, 80)
  }
}

/** Place of the largest number of a window, row · width + column; the first of equals. */
export function peak(from: usize, stride: i32, width: i32, height: i32): i32 {
  let most: f32 = -Infinity
  let place = 0
  for (let y = 0; y < height; y++) {
    if (mostOf(from, width) > most)
      for (let x = 0; x < width; x++) {
        const value = load<f32>(from + 4 * <usize>x)
        if (value > most) {
          most = value
          place = y * width + x
        }
      }
    from += 4 * <usize>stride
  }
  highest = most
  return place
}

/** The number that the last call of `peak` found. */
export let highest: f32 = 0

function mostOf(at: usize, width: i32): f32 {
  const end = at + 4 * <usize>width
  let most: f32 = -Infinity
  if (ASC_FEATURE_SIMD) {
    let lanes = f32x4.splat(-Infinity)
    for (; at + 16 <= end; at += 16) lanes = f32x4.max(lanes, v128.load(at))
    most = max(
      max(f32x4.extract_lane(lanes, 0), f32x4.extract_lane(lanes, 1)),
      max(f32x4.extract_lane(lanes, 2), f32x4.extract_lane(lanes, 3)),
    )
  }
  for (; at < end; at += 4) most = max(most, load<f32>(at))
  return most
}

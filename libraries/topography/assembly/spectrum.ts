import { transformStrip } from './line'
import { add, mul, splat, sub } from './vector'

// The two-dimensional transform of a real matrix of `rows` by `columns` (both multiples of 8).
//
// A spectrum is two planes, real then imaginary. A plane has a line for each horizontal frequency (0 … columns - 1),
// in it the vertical frequencies 0 … rows / 2, and a few more to fill the last vector.

/** Samples in a line of a spectrum. */
export function lineLength(rows: i32): i32 {
  return (rows / 2 + 4) & -4
}

const work: usize = memory.data(2 * 1024 * 32, 64)
const WORK_PLANE: usize = 1024 * 32

/**
 * Forward. Column x and column x + columns / 2 go as one complex column, so nothing is calculated twice. Their
 * spectra are taken apart and transposed in one go; then the other direction, in place.
 */
export function forward<T>(
  matrix: usize,
  rows: i32,
  columns: i32,
  planRows: usize,
  planColumns: usize,
  spectrum: usize,
): void {
  const line = <usize>lineLength(rows)
  const half = <usize>(columns >> 1)
  const plane = line * <usize>columns * 4
  const step = <usize>columns * 4
  for (let x: usize = 0; x < half;) {
    const count: usize = half - x >= 8 ? 8 : 4
    const width = count * 4
    const column = matrix + 4 * x
    transformStrip<T>(planRows, column, column + 4 * half, step, work, work + WORK_PLANE, width, width)
    for (let v: usize = 0; v < count; v += 4) {
      const to = spectrum + 4 * line * (x + v)
      takeApart<T>(work + 4 * v, width, rows, to, to + 4 * line * half, plane, 4 * line)
    }
    x += count
  }
  alongColumns<T>(spectrum, spectrum + plane, columns, planColumns, line)
}

/** The transform along the horizontal of all lines, in place. With the planes swapped it is the inverse. */
function alongColumns<T>(re: usize, im: usize, columns: i32, plan: usize, line: usize): void {
  for (let k: usize = 0; k < line;) {
    const count: usize = line - k >= 8 ? 8 : 4
    transformStrip<T>(plan, re + 4 * k, im + 4 * k, 4 * line, re + 4 * k, im + 4 * k, 4 * line, 4 * count)
    k += count
  }
}

/** Four complex columns, each two real ones in one, into the lines of their spectra at `a` and `b`. */
function takeApart<T>(
  from: usize,
  width: usize,
  rows: i32,
  a: usize,
  b: usize,
  plane: usize,
  line: usize,
): void {
  const length = lineLength(rows)
  for (let k = 0; k < length; k += 4) {
    if (isVector<T>()) {
      for (let j = 0; j < 4; j++) apart<T>(from, width, rows, k + j, <usize>j * sizeof<T>())
      const at = 4 * <usize>k
      transpose(0, a + at, line)
      transpose(64, a + plane + at, line)
      transpose(128, b + at, line)
      transpose(192, b + plane + at, line)
    } else {
      for (let j = 0; j < 4; j++)
        for (let lane: usize = 0; lane < 4; lane++) {
          apart<T>(from + 4 * lane, width, rows, k + j, 0)
          const at = lane * line + 4 * <usize>(k + j)
          store<f32>(a + at, load<f32>(block))
          store<f32>(a + plane + at, load<f32>(block, 64))
          store<f32>(b + at, load<f32>(block, 128))
          store<f32>(b + plane + at, load<f32>(block, 192))
        }
    }
  }
}

const block: usize = memory.data(256, 64)

/** With Z = A + iB: A(k) = (Z(k) + conj Z(-k)) / 2 and B(k) = (Z(k) - conj Z(-k)) / 2i. */
function apart<T>(from: usize, width: usize, rows: i32, k: i32, to: usize): void {
  const half = splat<T>(0.5)
  const here = from + <usize>k * width
  const there = from + <usize>(k ? rows - k : 0) * width
  const re = mul<T>(load<T>(here), half)
  const im = mul<T>(load<T>(here + WORK_PLANE), half)
  const backRe = mul<T>(load<T>(there), half)
  const backIm = mul<T>(load<T>(there + WORK_PLANE), half)
  store<T>(block + to, add<T>(re, backRe))
  store<T>(block + 64 + to, sub<T>(im, backIm))
  store<T>(block + 128 + to, add<T>(im, backIm))
  store<T>(block + 192 + to, sub<T>(backRe, re))
}

/** Four vectors at `from` in the block, turned into four lines. */
function transpose(from: usize, to: usize, line: usize): void {
  const a = v128.load(block + from)
  const b = v128.load(block + from, 16)
  const c = v128.load(block + from, 32)
  const d = v128.load(block + from, 48)
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5)
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5)
  const ab2 = v128.shuffle<f32>(a, b, 2, 6, 3, 7)
  const cd2 = v128.shuffle<f32>(c, d, 2, 6, 3, 7)
  v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5))
  v128.store(to + line, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7))
  v128.store(to + 2 * line, v128.shuffle<f32>(ab2, cd2, 0, 1, 4, 5))
  v128.store(to + 3 * line, v128.shuffle<f32>(ab2, cd2, 2, 3, 6, 7))
}

/** product = conj(a) · b · scale, line by line; `product` may be `b`. */
export function correlateSpectra<T>(a: usize, b: usize, product: usize, plane: usize, scale: f32): void {
  const s = splat<T>(scale)
  for (let at: usize = 0; at < plane; at += sizeof<T>()) {
    const ar = mul<T>(load<T>(a + at), s)
    const ai = mul<T>(load<T>(a + plane + at), s)
    const br = load<T>(b + at)
    const bi = load<T>(b + plane + at)
    store<T>(product + at, add<T>(mul<T>(ar, br), mul<T>(ai, bi)))
    store<T>(product + plane + at, sub<T>(mul<T>(ar, bi), mul<T>(ai, br)))
  }
}

/**
 * Inverse, of the first `width` columns (rounded up to a multiple of 8) and all rows; the spectrum is used up.
 * The result has rows of that many samples.
 */
export function inverse<T>(
  spectrum: usize,
  rows: i32,
  columns: i32,
  planRows: usize,
  planColumns: usize,
  matrix: usize,
  width: i32,
): void {
  const line = <usize>lineLength(rows)
  const plane = line * <usize>columns * 4
  alongColumns<T>(spectrum + plane, spectrum, columns, planColumns, line)
  const wide = <usize>((width + 7) & -8)
  const half = wide >> 1
  for (let x: usize = 0; x < half;) {
    const count: usize = half - x >= 8 ? 8 : 4
    for (let v: usize = 0; v < count; v += 4) {
      const from = spectrum + 4 * line * (x + v)
      putTogether<T>(from, from + 4 * line * half, plane, 4 * line, work + 4 * v, 4 * count, rows)
    }
    const to = matrix + 4 * x
    transformStrip<T>(planRows, work + WORK_PLANE, work, 4 * count, to + 4 * half, to, 4 * wide, 4 * count)
    x += count
  }
}

/** Lines `a` and `b` of four columns each into four complex columns: Z(k) = A + iB, Z(-k) = conj A + i conj B. */
function putTogether<T>(
  a: usize,
  b: usize,
  plane: usize,
  line: usize,
  to: usize,
  width: usize,
  rows: i32,
): void {
  const most = rows / 2
  for (let k = 0; k <= most; k += 4) {
    const at = 4 * <usize>k
    if (isVector<T>()) {
      gather(a + at, line, 0)
      gather(a + plane + at, line, 64)
      gather(b + at, line, 128)
      gather(b + plane + at, line, 192)
      for (let j = 0; j < 4; j++) if (k + j <= most) together<T>(16 * <usize>j, to, width, rows, k + j)
    } else {
      for (let j = 0; j < 4; j++)
        for (let lane: usize = 0; lane < 4; lane++) {
          if (k + j > most) continue
          const from = lane * line + 4 * <usize>(k + j)
          store<f32>(block, load<f32>(a + from))
          store<f32>(block, load<f32>(a + plane + from), 64)
          store<f32>(block, load<f32>(b + from), 128)
          store<f32>(block, load<f32>(b + plane + from), 192)
          together<T>(0, to + 4 * lane, width, rows, k + j)
        }
    }
  }
}

function together<T>(from: usize, to: usize, width: usize, rows: i32, k: i32): void {
  const ar = load<T>(block + from)
  const ai = load<T>(block + from, 64)
  const br = load<T>(block + from, 128)
  const bi = load<T>(block + from, 192)
  const there = to + <usize>(k ? rows - k : 0) * width
  store<T>(there, add<T>(ar, bi))
  store<T>(there + WORK_PLANE, sub<T>(br, ai))
  const here = to + <usize>k * width
  store<T>(here, sub<T>(ar, bi))
  store<T>(here + WORK_PLANE, add<T>(ai, br))
}

/** A block of four lines, turned into four vectors at `to` in the block. */
function gather(from: usize, line: usize, to: usize): void {
  const a = v128.load(from)
  const b = v128.load(from + line)
  const c = v128.load(from + 2 * line)
  const d = v128.load(from + 3 * line)
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5)
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5)
  const ab2 = v128.shuffle<f32>(a, b, 2, 6, 3, 7)
  const cd2 = v128.shuffle<f32>(c, d, 2, 6, 3, 7)
  v128.store(block + to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5))
  v128.store(block + to, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7), 16)
  v128.store(block + to, v128.shuffle<f32>(ab2, cd2, 0, 1, 4, 5), 32)
  v128.store(block + to, v128.shuffle<f32>(ab2, cd2, 2, 3, 6, 7), 48)
}

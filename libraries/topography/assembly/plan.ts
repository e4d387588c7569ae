// A plan of a transform of one length: its passes and their twiddle factors.
//
//   i32 count, 3 unused, then for each pass: i32 radix, i32 length, i32 stride, usize address of its factors;
//   then the factors: for every p from 0 to length / radix, radix - 1 complex numbers exp(-2πi·j·p / length).
//
// The factors come from this module's own cosine and sine, not from the host's, so they are the same everywhere.

const HEAD: usize = 16
export const PASS: usize = 16

/** Radices in the order in which they are preferred among those that lead to equally few passes. */
function radixAt(index: i32): i32 {
  return index === 0 ? 6 : index === 1 ? 4 : index === 2 ? 8 : index === 3 ? 5 : index === 4 ? 3 : 2
}

/** The fewest passes over a length: each touches all memory once. */
function fewest(length: i32): i32 {
  if (length === 1) return 0
  let least = i32.MAX_VALUE
  for (let i = 0; i < 6; i++)
    if (length % radixAt(i) === 0) least = min(least, 1 + fewest(length / radixAt(i)))
  return least
}

/** The radix of the next pass. */
function radixOf(length: i32): i32 {
  const passes = fewest(length)
  for (let i = 0; i < 5; i++) {
    const radix = radixAt(i)
    if (length % radix === 0 && 1 + fewest(length / radix) === passes) return radix
  }
  return 2
}

/** Bytes that a plan of this length takes. */
export function planBytes(length: i32): usize {
  let count = 0
  let factors = 0
  for (let n = length; n > 1; count++) {
    const radix = radixOf(n)
    factors += (n / radix) * (radix - 1)
    n /= radix
  }
  return HEAD + PASS * <usize>count + 8 * <usize>factors
}

/** Writes the plan. The length has no prime factor above 5. */
export function writePlan(plan: usize, length: i32): void {
  let count = 0
  for (let n = length; n > 1; count++) n /= radixOf(n)
  store<i32>(plan, count)
  let pass = plan + HEAD
  let factors = pass + PASS * <usize>count
  let stride = 1
  for (let n = length; n > 1; pass += PASS) {
    const radix = radixOf(n)
    store<i32>(pass, radix)
    store<i32>(pass, n, 4)
    store<i32>(pass, stride, 8)
    store<u32>(pass, <u32>factors, 12)
    factors = writeFactors(factors, n, radix)
    stride *= radix
    n /= radix
  }
}

function writeFactors(at: usize, length: i32, radix: i32): usize {
  for (let p = 0; p < length / radix; p++)
    for (let j = 1; j < radix; j++) {
      const angle = (-2 * NativeMath.PI * <f64>((j * p) % length)) / <f64>length
      store<f32>(at, <f32>NativeMath.cos(angle))
      store<f32>(at, <f32>NativeMath.sin(angle), 4)
      at += 8
    }
  return at
}

export function passes(plan: usize): i32 {
  return load<i32>(plan)
}

export function passAt(plan: usize, index: i32): usize {
  return plan + HEAD + PASS * <usize>index
}

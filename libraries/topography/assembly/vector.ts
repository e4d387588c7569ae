// Arithmetic on one sample or on four at once. Both compile from the same lines and round the same way, so that
// an engine without SIMD gives the same bits as one with it.

/** How many samples a `T` holds: 4 in a vector, 1 otherwise. */
export function lanes<T>(): i32 {
  return sizeof<T>() / sizeof<f32>()
}

export function splat<T>(value: f32): T {
  if (isVector<T>()) return f32x4.splat(value)
  return <T>value
}

/** Loads one single-precision number into every lane. */
export function loadSplat<T>(at: usize, offset: usize = 0): T {
  if (isVector<T>()) return v128.load32_splat(at + offset)
  return <T>load<f32>(at + offset)
}

export function add<T>(a: T, b: T): T {
  if (isVector<T>()) return f32x4.add(a, b)
  return <T>(a + b)
}

export function sub<T>(a: T, b: T): T {
  if (isVector<T>()) return f32x4.sub(a, b)
  return <T>(a - b)
}

export function mul<T>(a: T, b: T): T {
  if (isVector<T>()) return f32x4.mul(a, b)
  return <T>(a * b)
}

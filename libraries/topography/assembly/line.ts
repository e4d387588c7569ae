import { passAt, passes } from './plan'
import { radix2, radix3, radix4, radix5, radix6 } from './radix'
import { radix8 } from './radix8'

// The complex transform of a strip: `width` bytes of neighbouring columns at once, so that no sample changes its
// lane. Passes go back and forth between two strips that stay in the nearest cache.

/** One strip: up to 1,024 rows of 32 bytes, real and imaginary, twice. */
const PLANE: usize = 1024 * 32
const strip: usize = memory.data(4 * 1024 * 32, 64)

/**
 * Transforms a strip of rows `step` bytes apart into one of rows `toStep` bytes apart. Both may be the same memory:
 * the first pass has read everything before the last one writes.
 */
export function transformStrip<T>(
  plan: usize,
  re: usize,
  im: usize,
  step: usize,
  toRe: usize,
  toIm: usize,
  toStep: usize,
  width: usize,
): void {
  const count = passes(plan)
  let near = strip
  let far = strip + 2 * PLANE
  for (let index = 0; index < count; index++) {
    const last = index === count - 1
    const r = last ? toRe : near
    const i = last ? toIm : near + PLANE
    const next = last ? toStep : width
    pass<T>(passAt(plan, index), re, im, step, r, i, next, width)
    re = r
    im = i
    step = next
    const other = near
    near = far
    far = other
  }
}

/** A radix as a type, so that each pass is compiled for its own; the size of the class is the radix. */
class Two {
  a: u8
  b: u8
}
class Three extends Two {
  c: u8
}
class Four extends Three {
  d: u8
}
class Five extends Four {
  e: u8
}
class Six extends Five {
  f: u8
}
class Eight extends Six {
  g: u8
  h: u8
}

function pass<T>(
  at: usize,
  re: usize,
  im: usize,
  step: usize,
  toRe: usize,
  toIm: usize,
  toStep: usize,
  width: usize,
): void {
  const radix = load<i32>(at)
  if (radix === 6) passOf<T, Six>(at, re, im, step, toRe, toIm, toStep, width)
  else if (radix === 8) passOf<T, Eight>(at, re, im, step, toRe, toIm, toStep, width)
  else if (radix === 4) passOf<T, Four>(at, re, im, step, toRe, toIm, toStep, width)
  else if (radix === 3) passOf<T, Three>(at, re, im, step, toRe, toIm, toStep, width)
  else if (radix === 5) passOf<T, Five>(at, re, im, step, toRe, toIm, toStep, width)
  else passOf<T, Two>(at, re, im, step, toRe, toIm, toStep, width)
}

function passOf<T, R>(
  at: usize,
  re: usize,
  im: usize,
  step: usize,
  toRe: usize,
  toIm: usize,
  toStep: usize,
  width: usize,
): void {
  const radix: usize = offsetof<R>()
  const parts = <usize>load<i32>(at, 4) / radix
  const stride = <usize>load<i32>(at, 8)
  let factors = <usize>load<u32>(at, 12)
  const apart = stride * parts * step
  const out = stride * toStep
  for (let p: usize = 0; p < parts; p++) {
    const w: usize = p ? factors : 0
    for (let q: usize = 0; q < stride; q++) {
      for (let v: usize = 0; v < width; v += sizeof<T>())
        butterfly<T, R>(re + v, im + v, apart, toRe + v, toIm + v, out, w)
      re += step
      im += step
      toRe += toStep
      toIm += toStep
    }
    factors += 8 * (radix - 1)
    toRe += out * (radix - 1)
    toIm += out * (radix - 1)
  }
}

function butterfly<T, R>(re: usize, im: usize, step: usize, r: usize, i: usize, out: usize, w: usize): void {
  if (offsetof<R>() === 8) radix8<T>(re, im, step, r, i, out, w)
  else if (offsetof<R>() === 6) radix6<T>(re, im, step, r, i, out, w)
  else if (offsetof<R>() === 5) radix5<T>(re, im, step, r, i, out, w)
  else if (offsetof<R>() === 4) radix4<T>(re, im, step, r, i, out, w)
  else if (offsetof<R>() === 3) radix3<T>(re, im, step, r, i, out, w)
  else radix2<T>(re, im, step, r, i, out, w)
}

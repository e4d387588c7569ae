import { SurfaceFormatError } from './error.ts'
import { MAX_SAMPLES } from './limits.ts'

/** Numbers of a text whose amount is not known beforehand. */
export interface NumberList {
  readonly length: number
  push(value: number): void
  /** The numbers so far. */
  take(): Float64Array<ArrayBuffer>
}

/** @throws SurfaceFormatError when there are more than a surface may have. */
export function numberList(): NumberList {
  let values = new Float64Array(1024)
  let length = 0
  return {
    get length() {
      return length
    },
    push(value) {
      if (length === values.length) {
        if (length >= MAX_SAMPLES)
          throw new SurfaceFormatError('too-large', `There are more than ${MAX_SAMPLES} heights.`)
        const wider = new Float64Array(length * 2)
        wider.set(values)
        values = wider
      }
      values[length++] = value
    },
    take: () => values.slice(0, length),
  }
}

/** @throws SurfaceFormatError when a surface of these sides has more samples than are read. */
export function requireSize(width: number, height: number): number {
  if (!(width * height <= MAX_SAMPLES))
    throw new SurfaceFormatError('too-large', `The surface has ${width} by ${height} samples.`)
  return width * height
}

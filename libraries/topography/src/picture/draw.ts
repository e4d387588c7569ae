import type { PlaneMap } from '../plane-map.ts'
import { directionOf, exaggeration, lit, type Light } from './light.ts'
import { RAMP } from './ramp.ts'
import type { Slopes } from './slopes.ts'

/** Pixels row by row from the top, red, green, blue and opacity; nothing is drawn where nothing was measured. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8ClampedArray<ArrayBuffer>
}

export interface PictureOptions {
  /** Of the picture, pixels. */
  readonly width: number
  readonly height: number
  /** From pixels of the picture to micrometres on the surface. */
  readonly toSurface: PlaneMap
}

/** The surface as stone under a light that stays where it is however the surface lies. */
export function relief(slopes: Slopes, options: PictureOptions, light: Light, depth = 1): Picture {
  const times = exaggeration(slopes, depth)
  const direction = turnedInto(options.toSurface, directionOf(light))
  return painted(options, slopes, (across, down) => ({
    ramp: RAMP.stone,
    share: lit(across, down, direction, times),
  }))
}

/** Heights as colours between two heights, micrometres. */
export function heightMap(
  slopes: Slopes,
  options: PictureOptions,
  [low, high]: readonly [low: number, high: number],
): Picture {
  return painted(options, slopes, (_across, _down, height) => ({
    ramp: RAMP.height,
    share: (height - low) / (high - low),
  }))
}

/** By how much the second lies above the first, in colours from `-reach` to `reach`; only where both were measured. */
export function difference(
  first: Slopes,
  second: Slopes,
  options: PictureOptions,
  toSecond: PlaneMap,
  reach: number,
): Picture {
  const { width, height } = options
  const rgba = new Uint8ClampedArray(4 * width * height)
  const [a, b] = [new Float64Array(3), new Float64Array(3)]
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i += 4) {
      if (!averaged(first, options.toSurface, x, y, a) || !averaged(second, toSecond, x, y, b)) continue
      put(rgba, i, RAMP.difference, 0.5 + (b[2]! - a[2]!) / (2 * reach))
    }
  return { width, height, rgba }
}

type Shade = (across: number, down: number, height: number) => { ramp: Uint8Array; share: number }

function painted({ width, height, toSurface }: PictureOptions, slopes: Slopes, shade: Shade): Picture {
  const rgba = new Uint8ClampedArray(4 * width * height)
  const at = new Float64Array(3)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i += 4) {
      if (!averaged(slopes, toSurface, x, y, at)) continue
      const { ramp, share } = shade(at[0]!, at[1]!, at[2]!)
      put(rgba, i, ramp, share)
    }
  return { width, height, rgba }
}

function put(rgba: Uint8ClampedArray, i: number, ramp: Uint8Array, share: number): void {
  const at = 3 * Math.min(255, Math.max(0, Math.round(share * 255)))
  rgba[i] = ramp[at]!
  rgba[i + 1] = ramp[at + 1]!
  rgba[i + 2] = ramp[at + 2]!
  rgba[i + 3] = 255
}

/** Averages the four samples around the middle of a pixel; false where less than half of them was measured. */
function averaged(slopes: Slopes, map: PlaneMap, px: number, py: number, out: Float64Array): boolean {
  const { width, height, step, values } = slopes
  const x = (map.a * (px + 0.5) + map.c * (py + 0.5) + map.e) / step - 0.5
  const y = (map.b * (px + 0.5) + map.d * (py + 0.5) + map.f) / step - 0.5
  const [left, top] = [Math.floor(x), Math.floor(y)]
  if (left < -1 || top < -1 || left >= width || top >= height) return false
  const [u, v] = [x - left, y - top]
  let [across, down, level, weight] = [0, 0, 0, 0]
  for (let k = 0; k < 4; k++) {
    const [column, row] = [left + (k & 1), top + (k >> 1)]
    if (column < 0 || row < 0 || column >= width || row >= height) continue
    const i = 4 * (row * width + column)
    const part = (k & 1 ? u : 1 - u) * (k >> 1 ? v : 1 - v)
    across += part * values[i]!
    down += part * values[i + 1]!
    level += part * values[i + 2]!
    weight += part * values[i + 3]!
  }
  if (weight < 0.5) return false
  out[0] = across / weight
  out[1] = down / weight
  out[2] = level / weight
  return true
}

/** A direction of the picture as the surface has it, turned with the map; its length is kept. */
function turnedInto(
  { a, b, c, d }: PlaneMap,
  [x, y, z]: readonly [number, number, number],
): readonly [number, number, number] {
  const size = Math.sqrt(Math.abs(a * d - b * c)) || 1
  return [(a * x + c * y) / size, (b * x + d * y) / size, z]
}

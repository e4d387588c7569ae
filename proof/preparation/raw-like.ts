import type { Grid, Surface } from '@throughline/topography'

/** What a raw scan has and a prepared one has not; lengths in micrometres. */
export interface Raw {
  readonly seed: number
  /** Samples put around the prepared scan. */
  readonly border: number
  /** Height gained from the middle to the edge by tilt, and lost by the dome. */
  readonly tilt: number
  readonly dome: number
  /** What fills the masked hole: a round crater, a flat floor, or nothing. */
  readonly hole: 'crater' | 'floor' | 'missing'
  /** What lies outside: the case head beyond a gap, a flat ring, a deep groove, or nothing. */
  readonly outside: 'head' | 'ring' | 'groove' | 'missing'
  /** Grains of dirt (40 to 150 across, 15 to 55 high), single wrong heights, and noise everywhere. */
  readonly grains: number
  readonly spikes: number
  readonly noise: number
}

/** Scans as they come from an instrument, from easy to hard. */
export const RAW: Readonly<Record<string, Omit<Raw, 'seed'>>> = {
  tilted: part({ tilt: 30 }),
  domed: part({ tilt: 5, dome: 30 }),
  dirty: part({ tilt: 60, dome: 40, grains: 40, spikes: 300 }),
  whole: part({
    border: 60,
    tilt: 30,
    dome: 30,
    hole: 'crater',
    outside: 'head',
    grains: 40,
    spikes: 300,
    noise: 0.2,
  }),
  filled: part({
    border: 60,
    tilt: 30,
    dome: 30,
    hole: 'floor',
    outside: 'ring',
    grains: 40,
    spikes: 300,
    noise: 0.2,
  }),
  sunken: part({
    border: 60,
    tilt: 60,
    dome: 60,
    hole: 'crater',
    outside: 'groove',
    grains: 60,
    spikes: 300,
    noise: 0.2,
  }),
  steep: part({
    border: 60,
    tilt: 150,
    dome: 90,
    hole: 'crater',
    outside: 'head',
    grains: 60,
    spikes: 300,
    noise: 0.2,
  }),
}

function part(given: Partial<Raw>): Omit<Raw, 'seed'> {
  return {
    border: 0,
    tilt: 0,
    dome: 0,
    hole: 'missing',
    outside: 'missing',
    grains: 0,
    spikes: 0,
    noise: 0,
    ...given,
  }
}

/** A prepared scan made to look as if it came from the instrument. */
export function rawLike(prepared: Grid, raw: Raw): Surface {
  const next = numbers(raw.seed)
  const scan = bordered(prepared, raw.border)
  fill(scan, raw, next)
  bend(scan, raw, next)
  soil(scan, raw, next)
  const { width, height, step } = scan
  return { width, height, dx: step * 1e-6, dy: step * 1e-6, heights: scan.heights.map((z) => z * 1e-6) }
}

interface Scan {
  readonly width: number
  readonly height: number
  readonly step: number
  readonly heights: Float64Array
  /** Samples from the middle to the edge of the face. */
  readonly reach: number
}

function bordered({ width, height, step, heights }: Grid, border: number): Scan {
  const wide = width + 2 * border
  const high = height + 2 * border
  const out = new Float64Array(wide * high).fill(NaN)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[(y + border) * wide + x + border] = heights[y * width + x]!
  return { width: wide, height: high, step, heights: out, reach: Math.max(width, height) / 2 }
}

function fill({ width, height, heights, reach }: Scan, { hole, outside }: Raw, next: () => number): void {
  const fromMiddle = (i: number) => Math.hypot((i % width) - width / 2, Math.floor(i / width) - height / 2)
  const gaps = [...heights.keys()].filter((i) => Number.isNaN(heights[i]!))
  const inside = gaps.filter((i) => fromMiddle(i) < reach - 1)
  const middleX = inside.reduce((sum, i) => sum + (i % width), 0) / inside.length
  const middleY = inside.reduce((sum, i) => sum + Math.floor(i / width), 0) / inside.length
  const radius = Math.sqrt(inside.length / Math.PI)
  for (const i of inside) {
    const away = Math.hypot((i % width) - middleX, Math.floor(i / width) - middleY) / radius
    if (hole === 'crater') heights[i] = -150 * Math.sqrt(Math.max(0.02, 1 - away ** 2)) + next()
    if (hole === 'floor') heights[i] = -120
  }
  for (const i of gaps.filter((gap) => fromMiddle(gap) >= reach - 1)) {
    if (outside === 'ring') heights[i] = 40
    if (outside === 'groove') heights[i] = -80 + next()
    if (outside === 'head' && fromMiddle(i) > reach + 18)
      heights[i] = 25 + 3 * Math.sin((i % width) / 4) + next()
  }
}

function bend({ width, height, heights, reach }: Scan, { tilt, dome, noise }: Raw, next: () => number): void {
  const direction = 2 * Math.PI * next()
  for (let i = 0; i < heights.length; i++) {
    const x = ((i % width) - width / 2) / reach
    const y = (Math.floor(i / width) - height / 2) / reach
    heights[i]! += tilt * (x * Math.cos(direction) + y * Math.sin(direction)) - dome * (x * x + y * y)
    heights[i]! += noise * (next() - 0.5)
  }
}

function soil({ width, height, step, heights }: Scan, { grains, spikes }: Raw, next: () => number): void {
  for (let grain = 0; grain < grains; grain++) {
    const [x, y] = [next() * width, next() * height]
    const radius = (20 + 55 * next()) / step
    const top = 15 + 40 * next()
    for (let row = Math.max(0, Math.ceil(y - radius)); row <= Math.min(height - 1, y + radius); row++)
      for (
        let column = Math.max(0, Math.ceil(x - radius));
        column <= Math.min(width - 1, x + radius);
        column++
      ) {
        const away = Math.hypot(column - x, row - y) / radius
        if (away < 1) heights[row * width + column]! += top * Math.sqrt(1 - away ** 2)
      }
  }
  for (let spike = 0; spike < spikes; spike++)
    heights[Math.floor(next() * heights.length)]! += (next() < 0.5 ? -1 : 1) * (20 + 100 * next())
}

/** Numbers from 0 to below 1 that a seed determines (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

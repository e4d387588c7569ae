import type { Chance } from '../chance/index.ts'

const SIDE = 64

/** A smooth random surface from −1 to 1 over the plane, repeating far outside the city. */
export type Noise = (x: number, y: number) => number

/** Value noise: random heights on a lattice `wavelength` metres apart, joined by smooth steps (Perlin's fade curve). */
export function smoothNoise(chance: Chance, wavelength: number): Noise {
  const heights = Float64Array.from({ length: SIDE * SIDE }, () => chance.between(-1, 1))
  const [ox, oy] = [chance.between(0, SIDE), chance.between(0, SIDE)]
  const at = (column: number, row: number) => heights[((row & (SIDE - 1)) << 6) | (column & (SIDE - 1))]!
  return (x, y) => {
    const [u, v] = [x / wavelength + ox, y / wavelength + oy]
    const [column, row] = [Math.floor(u), Math.floor(v)]
    const [s, t] = [fade(u - column), fade(v - row)]
    const low = at(column, row) + s * (at(column + 1, row) - at(column, row))
    const high = at(column, row + 1) + s * (at(column + 1, row + 1) - at(column, row + 1))
    return low + t * (high - low)
  }
}

const fade = (t: number) => t * t * t * (t * (6 * t - 15) + 10)

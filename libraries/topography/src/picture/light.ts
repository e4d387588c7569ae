import type { Slopes } from './slopes.ts'

/** Where light comes from, degrees: clockwise from the upper edge, and above the surface. */
export interface Light {
  readonly azimuth: number
  readonly elevation: number
}

/** Towards the light: right, down and up, of length 1. */
export function directionOf({ azimuth, elevation }: Light): readonly [x: number, y: number, z: number] {
  const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180]
  return [Math.sin(a) * Math.cos(e), -Math.cos(a) * Math.cos(e), Math.sin(e)]
}

/** How much slopes are exaggerated so that the typical one stands at about 31 degrees. */
export const exaggeration = ({ steepness }: Slopes, depth: number): number =>
  steepness > 0 ? (0.6 * depth) / steepness : 1

/** Brightness from 0 to 1 of a slope under a light: that of a matt surface. */
export function lit(
  across: number,
  down: number,
  [x, y, z]: readonly [number, number, number],
  times: number,
): number {
  const [u, v] = [-across * times, -down * times]
  return Math.max(0, (u * x + v * y + z) / Math.sqrt(u * u + v * v + 1))
}

/** The heights between which nearly all samples lie, micrometres: what a height map has from its first colour to its last. */
export function heightRange({ values }: Slopes, outside = 0.005): readonly [lowest: number, highest: number] {
  const every = Math.max(1, Math.floor(values.length / 4 / 20_000))
  const some: number[] = []
  for (let i = 0; i < values.length; i += 4 * every) if (values[i + 3]! > 0) some.push(values[i + 2]!)
  if (some.length === 0) return [-1, 1]
  some.sort((a, b) => a - b)
  const at = (share: number) => some[Math.round(share * (some.length - 1))]!
  const [low, high] = [at(outside), at(1 - outside)]
  return high > low ? [low, high] : [low - 1, high + 1]
}

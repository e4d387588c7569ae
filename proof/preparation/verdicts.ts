import {
  CartridgeComparer,
  prepareCartridge,
  type CartridgeComparison,
  type Grid,
} from '@throughline/topography'
import { RAW, rawLike } from './raw-like.ts'

/** Scans of one slide, and scans of two, of the shared sets. */
export const PAIRS = [
  ['fadul/fadul-1-1', 'fadul/fadul-1-2'],
  ['fadul/fadul-8-1', 'fadul/fadul-x'],
  ['fadul/fadul-10-1', 'fadul/fadul-e'],
  ['fadul/fadul-7-1', 'fadul/fadul-y'],
  ['weller/TW01-01', 'weller/TW01-02'],
  ['fadul/fadul-1-1', 'fadul/fadul-2-1'],
  ['fadul/fadul-4-1', 'fadul/fadul-8-1'],
  ['fadul/fadul-2-1', 'fadul/fadul-7-1'],
  ['weller/TW01-01', 'weller/TW02-01'],
] as const

export interface Verdicts {
  /** Of the two scans as they were prepared by others. */
  readonly prepared: CartridgeComparison
  /** Of both made raw in each way and prepared here. */
  readonly raw: Readonly<Record<string, CartridgeComparison>>
}

/** What is said of two scans, prepared and made raw in the stated ways; the seeds of the two differ. */
export function verdictsOn(a: Grid, b: Grid, ways: readonly string[], seed: number): Verdicts {
  const comparer = new CartridgeComparer()
  const compare = (one: Grid, other: Grid) => comparer.compare(comparer.prepare(one), comparer.prepare(other))
  const again = (scan: Grid, way: string, chance: number) =>
    prepareCartridge(rawLike(scan, { ...RAW[way]!, seed: chance })).grid
  return {
    prepared: compare(a, b),
    raw: Object.fromEntries(
      ways.map((way) => [way, compare(again(a, way, 2 * seed), again(b, way, 2 * seed + 1))]),
    ),
  }
}

export function sameVerdict({ prepared, raw }: Verdicts): boolean {
  return Object.values(raw).every(({ verdict }) => verdict === prepared.verdict)
}

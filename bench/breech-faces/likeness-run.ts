import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { printTable } from '../table.ts'
import {
  compareSome,
  confusion,
  MEASURES,
  quantile,
  valuesOf,
  widestGap,
  type Compared,
} from './distributions.ts'
import { drawDistributions } from './draw.ts'
import { syntheticSet } from './likeness.ts'
import type { Scan } from './scans.ts'

const IMAGES = join(import.meta.dirname, '../../docs/images')

/**
 * Whole comparisons of real and of synthetic surfaces set side by side, as a table and as two drawings: 346 pairs, some
 * three minutes of one processor.
 */
export async function runDistributions(scans: readonly Scan[]): Promise<void> {
  const of = (set: Scan['set']) => scans.filter((scan) => scan.set === set)
  const fadul = compareSome(of('fadul'), { same: 63, other: 90 })
  const fresh = compareSome(syntheticSet('cellular', { guns: 8, firings: 3, roundsBetween: 0 }), {
    same: 24,
    other: 50,
  })
  const worn = compareSome(syntheticSet('cellular', { guns: 8, firings: 3, roundsBetween: 3000 }), {
    same: 24,
    other: 0,
  })
  const weller = compareSome(of('weller'), { same: 5, other: 40 })
  const granular = compareSome(syntheticSet('granular', { guns: 10, firings: 2, roundsBetween: 0 }), {
    same: 10,
    other: 40,
  })
  await draw('cellular', [
    ['Fadul, real', fadul],
    ['synthetic', fresh],
    ['3,000 rounds apart', worn],
  ])
  await draw('granular', [
    ['Weller, real', weller],
    ['synthetic', granular],
  ])
  const sets = {
    'Fadul, real': fadul,
    cellular: fresh,
    'cellular, worn': worn,
    'Weller, real': weller,
    granular,
  }
  printTable(
    ['surfaces', 'measure', 'guns', 'pairs', 'least', '10 %', 'middle', '90 %', 'most'],
    Object.entries(sets).flatMap(([name, found]) => rowsOf(name, found)),
  )
  printTable(
    ['synthetic', 'real', 'measure', 'gap, one gun', 'gap, two guns', 'confused', 'confused, real'],
    [...gapsOf('cellular', fresh, 'Fadul', fadul), ...gapsOf('granular', granular, 'Weller', weller)],
  )
}

const draw = (name: string, sets: readonly (readonly [string, readonly Compared[]])[]) =>
  writeFile(
    join(IMAGES, `synthetic-likeness-${name}.svg`),
    drawDistributions(`Pairs at or below a value, ${name} breech faces`, sets),
  )

function rowsOf(name: string, found: readonly Compared[]): (string | number)[][] {
  return MEASURES.flatMap((measure) =>
    [true, false].flatMap((same) => {
      const values = valuesOf(found, measure, same)
      if (values.length === 0) return []
      const at = [0, 0.1, 0.5, 0.9, 1].map((share) => quantile(values, share).toFixed(3))
      return [[name, measure, same ? 'one' : 'two', values.length, ...at]]
    }),
  )
}

const gapsOf = (synthetic: string, made: readonly Compared[], real: string, found: readonly Compared[]) =>
  MEASURES.map((measure) => [
    synthetic,
    real,
    measure,
    ...[true, false].map((same) =>
      widestGap(valuesOf(made, measure, same), valuesOf(found, measure, same)).toFixed(2),
    ),
    confusion(made, measure).toFixed(4),
    confusion(found, measure).toFixed(4),
  ])

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import type { BreechFaceStatistics } from '@throughline/topography'
import { statisticsOf } from './breech-faces/fit.ts'
import {
  congruentCells,
  passScores,
  summary,
  syntheticSet,
  type Item,
  type Scores,
} from './breech-faces/likeness.ts'
import { runDistributions } from './breech-faces/likeness-run.ts'
import { haveRealScans, realScans } from './breech-faces/scans.ts'
import { printTable } from './table.ts'

const TARGET = join(import.meta.dirname, '../libraries/topography/src/synthetic/measured.ts')

const SOURCES = {
  fadul: 'Fadul, ten consecutive slides, Ruger 9 mm (CC BY 4.0, NIST and Zemmels, VanderPlas, Hofmann)',
  weller:
    'Weller, five consecutive slides, Ruger P95 9 mm (CC BY 4.0, NIST and Zemmels, VanderPlas, Hofmann)',
} as const

/**
 * What synthetic breech faces are made after, measured again on the shared scans; `--write` puts it into the library. Without,
 * real and synthetic surfaces are compared by how alike those of one gun and of different guns are; `--cells` counts congruent cells
 * too, which takes minutes; `--distributions` compares some hundred pairs wholly, and draws them for the documentation.
 */
export async function run(args: string[]): Promise<void> {
  if (!haveRealScans()) return console.log('The shared scans are not here: ../shared/data/ballistics.')
  const scans = realScans()
  if (args.includes('--write')) {
    const measured = Object.fromEntries(
      Object.entries(SOURCES).map(([set, source]): [string, BreechFaceStatistics] => [
        set,
        statisticsOf(
          source,
          scans.filter((scan) => scan.set === set),
        ),
      ]),
    )
    await writeFile(TARGET, await moduleOf(measured))
    console.log(`Written to ${TARGET}`)
    return
  }
  if (args.includes('--distributions')) return runDistributions(scans)
  const sets: [string, readonly Item[]][] = [
    ['fadul, real', scans.filter(({ set }) => set === 'fadul')],
    ['cellular, synthetic', syntheticSet('cellular', { guns: 10, firings: 4, roundsBetween: 0 })],
    ['cellular, 3,000 rounds apart', syntheticSet('cellular', { guns: 10, firings: 4, roundsBetween: 3000 })],
    ['weller, real', scans.filter(({ set }) => set === 'weller')],
    ['granular, synthetic', syntheticSet('granular', { guns: 10, firings: 2, roundsBetween: 0 })],
    ['parallel arcs, synthetic', syntheticSet('parallel arcs', { guns: 10, firings: 2, roundsBetween: 0 })],
    ['circular, synthetic', syntheticSet('circular', { guns: 10, firings: 2, roundsBetween: 0 })],
  ]
  const rows = sets.flatMap(([name, items]) => {
    const { coarse, fine } = passScores(items)
    const cells = args.includes('--cells') ? rowsOf(name, 'congruent cells', congruentCells(items, 13)) : []
    return [
      ...rowsOf(name, 'whole surface, 50 µm', coarse),
      ...rowsOf(name, 'whole surface, 25 µm', fine),
      ...cells,
    ]
  })
  printTable(['surfaces', 'measure', 'gun', 'pairs', 'least', '10 %', 'middle', '90 %', 'most'], rows)
}

function rowsOf(name: string, measure: string, { same, other }: Scores): (string | number)[][] {
  return [
    [name, measure, 'same', same.length, ...summary(same)],
    [name, measure, 'other', other.length, ...summary(other)],
  ]
}

async function moduleOf(measured: Record<string, BreechFaceStatistics>): Promise<string> {
  const text = `// Written by npm run bench -- breech-faces --write, from the shared scans. Change the command, not this file.
import type { BreechFaceStatistics } from './statistics.ts'

export const measured = ${JSON.stringify(measured)} as const satisfies Record<string, BreechFaceStatistics>
`
  return format(text, { ...(await resolveConfig(TARGET)), parser: 'typescript' })
}

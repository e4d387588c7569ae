import { readFileSync } from 'node:fs'
import { seedDemonstration } from '#platform/access'
import { printMachine, printTable } from '../../bench/table.ts'
import type { CandidateList } from '../../modules/ballistics/contract/index.ts'
import { onEmptyHouse } from '../ground.ts'
import type { ProofOptions } from '../run.ts'
import { folderOf, scansAreHere, scansOf, SETS, slideOf, type SetName } from '../surfaces/key.ts'
import { caller } from './caller.ts'
import { allSearched, enterAlone, type Entered } from './laboratory.ts'

const EMAIL = 'technician@proof.example'

interface OfSlide extends Entered {
  readonly slide: string
}

/**
 * Enters the shared cartridge cases of known origin as exhibits of invented cases, each of another one, through the
 * upload and the search that starts by itself, and counts where the others of each one's slide stand among its
 * candidates. `--only fadul` or `weller` takes one set, `--requests 12` the first so many of it.
 */
export async function run({ only, requests }: ProofOptions): Promise<boolean> {
  if (!scansAreHere()) {
    console.log('The shared scans are not here: ../shared/data/ballistics, see its README.')
    return true
  }
  printMachine()
  const most = Number(requests ?? Infinity)
  const wanted = SETS.filter((set) => only === undefined || set === only).flatMap((set) => chosen(set, most))
  return onEmptyHouse(async (ground) => {
    await seedDemonstration(ground.database, { name: 'Proof Laboratory', unit: '' }, [
      { name: 'Proof Technician', email: EMAIL, roles: ['technician'], title: 'Technician' },
    ])
    const technician = await caller(ground, EMAIL)
    const began = performance.now()
    const entered: OfSlide[] = []
    for (const { set, name } of wanted) {
      const bytes = readFileSync(`${folderOf(set)}/${name}`)
      entered.push({ ...(await enterAlone(technician, `${set}-${name}`, bytes)), slide: slideOf(name) })
    }
    console.log(`${entered.length} scans sent in ${seconds(began)} s`)
    const lists = await allSearched(technician, entered)
    console.log(`All prepared and searched after ${seconds(began)} s\n`)
    return report(entered, lists)
  })
}

const chosen = (set: SetName, most: number) =>
  scansOf(set)
    // Those of one slide beside each other, so that a part of a set has pairs.
    .toSorted((a, b) => slideOf(a).localeCompare(slideOf(b)) || a.localeCompare(b))
    .slice(0, most)
    .map((name) => ({ set, name }))

function report(entered: readonly OfSlide[], lists: ReadonlyMap<string, CandidateList>): boolean {
  const slideOfScan = new Map(entered.map(({ scan, slide }) => [scan, slide]))
  const places: { set: string; place: number; cells: number }[] = []
  for (const { scan, slide } of entered) {
    const { candidates } = lists.get(scan)!
    const others = entered.filter((one) => one.slide === slide && one.scan !== scan)
    // Places among those of other slides: whoever looks has to pass these.
    for (const other of others) {
      const at = candidates.findIndex((one) => one.scan.id === other.scan)
      const before = candidates
        .slice(0, Math.max(0, at))
        .filter((one) => slideOfScan.get(one.scan.id) !== slide)
      places.push({
        set: slide.split(' ')[0]!,
        place: at < 0 ? Infinity : before.length + 1,
        cells: at < 0 ? 0 : Math.min(...candidates[at]!.cells.original),
      })
    }
  }
  const rows = [...new Set(places.map(({ set }) => set))].map((set) => {
    const of = places.filter((one) => one.set === set)
    const within = (most: number) => of.filter(({ place }) => place <= most).length
    const cells = of.map((one) => one.cells)
    return [set, of.length, within(1), within(10), `${Math.min(...cells)} to ${Math.max(...cells)}`]
  })
  printTable(['set', 'known pairs, each sought both ways', 'first', 'within 10', 'cells that agree'], rows)
  return places.length > 0 && places.every(({ place }) => place <= 10)
}

const seconds = (began: number) => ((performance.now() - began) / 1_000).toFixed(0)

import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { BreechFaceMaker, syntheticBreechFace, writeX3p } from '@throughline/topography'
import { audited } from '#platform/audit'
import type { Actor } from '#platform/db'
import { startJob } from '#platform/jobs'
import type { House, RawFiles } from '#platform/module'
import { prepareJob } from '../jobs.ts'
import { keepScan, recordScan } from '../service/scans.ts'

/** An exhibit that gets a surface, and which invented gun left it there. */
interface Fired {
  readonly exhibitId: string
  readonly acquisition: string
  readonly gun: number
  readonly firing: number
}

const LEADS = 2
const OTHERS = 3
const MAKE = { seed: 'alder-bay', pattern: 'granular' } as const

/**
 * Breech faces of a few exhibits, calculated and saying so in their files: two pairs that the network's leads hold for
 * one gun's, and some of other guns. They are prepared and sought in the background, as any scan that is sent in.
 */
export async function seedScans(house: House, technician: Actor, raw: RawFiles): Promise<void> {
  const leads = await readFile(raw.path('raw/laboratory/network-leads.csv'), 'utf8')
  const chosen = await house.database.withActor(technician, async ({ client }) => {
    // Calculating surfaces takes seconds that a second start need not spend.
    const there = await client.query('select from ballistics.scan where owner_agency = $1 limit 1', [
      technician.agencyId,
    ])
    if (there.rowCount) return []
    const { rows } = await client.query<{ id: string; acquisition: string; calibre_key: string | null }>(
      `select id, acquisition, calibre_key from ballistics.exhibit
       where owner_agency = $1 and kind = 'cartridge-case' and acquisition is not null and calibre_key = '9mm-luger'
       order by acquired_at desc, id limit 2000`,
      [technician.agencyId],
    )
    return choose(rows, leads)
  })
  const maker = new BreechFaceMaker()
  for (const { exhibitId, acquisition, gun, firing } of chosen) {
    const made = syntheticBreechFace({ gun: { seed: `alder-bay ${gun}`, make: MAKE }, firing }, maker)
    const kept = await keepScan(house.files, Readable.from([Buffer.from(writeX3p(made))]))
    const scan = { exhibitId, name: `${acquisition}-synthetic.x3p`, mark: 'breech-face', land: null } as const
    await audited(house.database, technician, { action: 'ballistics.seed' }, (tx) =>
      recordScan(tx, scan, kept, (scanId) => startJob(tx, prepareJob(house.files), { scanId })),
    )
  }
}

/** The latest leads of which both sides are here, and exhibits that no lead names. */
function choose(exhibits: readonly { id: string; acquisition: string }[], leads: string): Fired[] {
  const byAcquisition = new Map(exhibits.map(({ id, acquisition }) => [acquisition, id]))
  const used = new Set<string>()
  const fired: Fired[] = []
  for (const line of leads.split(/\r?\n/).toReversed()) {
    if (fired.length >= 2 * LEADS || line.includes('NOT CONFIRMED')) continue
    const sides = line.split(',').filter((cell) => byAcquisition.has(cell))
    if (sides.length !== 2 || sides.some((side) => used.has(side))) continue
    const gun = fired.length / 2 + 1
    for (const [firing, acquisition] of sides.entries()) {
      used.add(acquisition)
      fired.push({ exhibitId: byAcquisition.get(acquisition)!, acquisition, gun, firing: firing + 1 })
    }
  }
  const others = exhibits.filter(({ acquisition }) => !leads.includes(acquisition)).slice(0, OTHERS)
  for (const [place, { id, acquisition }] of others.entries())
    fired.push({ exhibitId: id, acquisition, gun: LEADS + place + 1, firing: 1 })
  return fired
}

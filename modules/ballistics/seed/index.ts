import { audited } from '#platform/audit'
import type { Actor } from '#platform/db'
import type { City, House, RawFiles } from '#platform/module'
import { importExhibitsFile } from '../service/import/from-path.ts'
import { seedLeads } from './leads.ts'
import { seedNetwork } from './network.ts'
import { seedScans } from './scans.ts'
import { triageOld } from './triage.ts'

/**
 * The exhibits of the invented city, as its laboratory keeps them: in the name of its technician, through the importer
 * that every laboratory uses; then what the imaging network told it, and some leads of its own readers. Nothing is
 * done twice, and what an earlier start did not finish is finished.
 */
export async function seed(
  house: House,
  _actor: Actor,
  told: (sentence: string) => void,
  raw: RawFiles,
  city: City,
): Promise<void> {
  await seedExhibits(house, told, raw, city)
  await seedScans(house, await city.actorOf('laboratory', 'technician'), raw)
  await seedNetwork(house, await city.actorOf('laboratory', 'examiner'), told, raw)
  await seedLeads(house, told, raw, city)
}

async function seedExhibits(
  house: House,
  told: (sentence: string) => void,
  raw: RawFiles,
  city: City,
): Promise<void> {
  const technician = await city.actorOf('laboratory', 'technician')
  const has = (what: string) => any(house, technician, what)
  if (await has('triage is not null and acquired_at is null')) return
  told('Importing the exhibits of the state laboratory …')
  const agencies = new Map(
    city.agencies.flatMap(({ ori, name }) => (ori === null ? [] : [[ori, name] as const])),
  )
  const bring = (name: string) =>
    importExhibitsFile(house, technician, { path: raw.path(`raw/laboratory/${name}`), name, agencies })
  if (!(await has('true'))) await bring('evidence.csv')
  if (!(await has('acquired_at is not null'))) await bring('acquisitions.csv')
  await audited(house.database, technician, { action: 'ballistics.seed' }, triageOld)
  told('Exhibits imported.')
}

async function any({ database }: House, actor: Actor, what: string): Promise<boolean> {
  const { rowCount } = await database.withActor(actor, ({ client }) =>
    client.query(`select from ballistics.exhibit where owner_agency = $1 and ${what} limit 1`, [
      actor.agencyId,
    ]),
  )
  return rowCount !== 0
}

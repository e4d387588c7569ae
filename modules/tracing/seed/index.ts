import { audited } from '#platform/audit'
import type { Actor } from '#platform/db'
import type { City, House, RawFiles } from '#platform/module'
import { importFile } from '../service/import/index.ts'
import { findIndicators } from '../service/indicators/run.ts'
import { reconcile } from '../service/tasks.ts'
import { seedReferrals } from './referrals.ts'

/** Files of the invented city in the order in which they lead to each other. */
const FILES = [
  { file: 'raw/atf/dealers.csv', kind: 'dealers', settings: {} },
  { file: 'raw/police/stolen-guns.csv', kind: 'stolen', settings: {} },
  {
    file: 'raw/police/property-guns.csv',
    kind: 'property',
    settings: { room: 'Alder Bay Police', record: true },
  },
  {
    file: 'raw/neighbour/property-guns.csv',
    kind: 'property',
    settings: { room: 'Merrow Landing Police', record: true },
  },
  {
    file: 'raw/sheriff/property-guns.csv',
    kind: 'property',
    settings: { room: 'Harrow County Sheriff', record: true },
  },
  { file: 'raw/atf/multiple-sales.csv', kind: 'sales', settings: {} },
  { file: 'raw/atf/traces.csv', kind: 'traces', settings: {} },
] as const

/**
 * The guns of the invented city's property rooms, its reports of stolen guns and its traces, through the importer that
 * every city uses in the name of its trace clerk, and what they do not agree on. Nothing is done twice.
 */
export async function seed(
  house: House,
  _actor: Actor,
  told: (sentence: string) => void,
  raw: RawFiles,
  city: City,
): Promise<void> {
  const actor = await city.actorOf('police', 'trace-clerk')
  const { rowCount } = await house.database.withActor(actor, ({ client }) =>
    client.query('select from tracing.recovery where owner_agency = $1 limit 1', [actor.agencyId]),
  )
  if (rowCount) return
  told('Importing recovered guns and their traces …')
  for (const { file, kind, settings } of FILES)
    await importFile(house, actor, { path: raw.path(file), kind, settings })
  await audited(house.database, actor, { action: 'tracing.seed' }, async (tx) => {
    await reconcile(tx)
    await findIndicators(tx)
  })
  const detective = await city.actorOf('police', 'detective')
  await audited(house.database, detective, { action: 'tracing.seed' }, (tx) => seedReferrals(tx))
  told('Guns and traces imported.')
}

import { audited } from '#platform/audit'
import type { Actor, Tx } from '#platform/db'
import { readTable } from '#platform/import'
import type { City, House, RawFiles } from '#platform/module'
import { examineLead } from '../service/leads/decide.ts'
import { listLeads } from '../service/leads/list.ts'
import { proposeLead, secondReading } from '../service/leads/make.ts'
import { loadLead } from '../service/leads/read.ts'
import { tellLead } from '../service/leads/tell.ts'
import { exhibitsAcquired } from '../store/leads/seed.ts'

/** How far the leads of the demonstration have come: two hits, two told, one to tell, one to read. */
const STANDS = ['hit', 'hit', 'told', 'told', 'lead', 'proposed'] as const
type Stands = (typeof STANDS)[number]

/** The newest rows of the list that are looked through for pairs both of whose exhibits are here. */
const LOOKED_AT = 200

const FIRST = 'Impressed marks of the breech face agree in run and depth'
const SECOND = 'Parallel marks right of the firing pin continue across both'

/**
 * Some leads of the invented laboratory's own readers, on pairs that the imaging network linked too, so that they are
 * as right as the city is. Nothing is done twice.
 */
export async function seedLeads(
  house: House,
  told: (sentence: string) => void,
  raw: RawFiles,
  city: City,
): Promise<void> {
  const technician = await city.actorOf('laboratory', 'technician')
  const examiner = await city.actorOf('laboratory', 'examiner')
  const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) =>
    audited(house.database, actor, { action: 'ballistics.seedLeads' }, work)
  if ((await as(examiner, (tx) => listLeads(tx, { limit: 1 }, new Date()))).rows.length > 0) return
  const pairs = await as(examiner, async (tx) => pairsOf(tx, await rowsOf(raw)))
  for (const { exhibits, stands } of pairs) {
    const id = await as(technician, (tx) => proposeLead(tx, { exhibits, words: FIRST, priority: 'normal' }))
    if (stands !== 'proposed') await as(examiner, (tx) => goOn(tx, id, exhibits, stands))
  }
  told(`${pairs.length} leads of the laboratory's own readers.`)
}

async function goOn(tx: Tx, id: string, exhibits: readonly string[], stands: Stands): Promise<void> {
  const pairId = (await loadLead(tx, id)).pairs[0]!.id
  await secondReading(tx, id, { pairId, decision: 'probable-link', words: SECOND })
  if (stands !== 'lead') await tellLead(tx, id)
  if (stands !== 'hit') return
  const now = new Date()
  await examineLead(
    tx,
    id,
    {
      result: 'confirmed',
      method: 'Microscopic comparison',
      examinedOn: now.toISOString().slice(0, 10),
      exhibits,
      notes: 'Individual characteristics of both breech faces agree; confirmed by a second examiner',
    },
    now,
  )
}

interface Listed {
  readonly a: string
  readonly b: string
  readonly hit: boolean
}

/** The newest pairs of the network's list, the newest first. */
async function rowsOf(raw: RawFiles): Promise<Listed[]> {
  const table = await readTable(raw.path('raw/laboratory/network-leads.csv'))
  const [a, b, status] = ['ACQUISITION_A', 'ACQUISITION_B', 'STATUS'].map((one) => table.headers.indexOf(one))
  const rows: Listed[] = []
  for await (const batch of table.rows())
    for (const row of batch.rows)
      if (row[status!] !== 'NOT CONFIRMED')
        rows.push({ a: row[a!] ?? '', b: row[b!] ?? '', hit: row[status!] === 'HIT' })
  return rows.toReversed()
}

/** For each way a lead may stand the newest pair of exhibits of two cases, no case twice. */
async function pairsOf(
  tx: Tx,
  listed: readonly Listed[],
): Promise<{ exhibits: readonly [string, string]; stands: Stands }[]> {
  const newest = [...listed.filter((row) => row.hit).slice(0, LOOKED_AT), ...listed.slice(0, LOOKED_AT)]
  const known = await exhibitsAcquired(
    tx,
    newest.flatMap((row) => [row.a, row.b]),
  )
  tx.about({ type: 'exhibit', count: known.size, fields: ['acquisition'] })
  const taken = new Set<string>()
  return STANDS.flatMap((stands) => {
    for (const row of newest) {
      const [one, two] = [known.get(row.a), known.get(row.b)]
      if (!one || !two || row.hit !== (stands === 'hit') || one.case_id === two.case_id) continue
      if (one.calibre_key !== two.calibre_key || taken.has(one.case_id) || taken.has(two.case_id)) continue
      taken.add(one.case_id).add(two.case_id)
      return [{ exhibits: [one.id, two.id] as const, stands }]
    }
    return []
  })
}

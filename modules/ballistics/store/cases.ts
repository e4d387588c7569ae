import type { Category, Sensitivity } from '#contract'
import type { Tx } from '#platform/db'
import type { CaseContent } from '../contract/index.ts'
import { after, keyOf } from './filter.ts'
import { Values } from './values.ts'

export interface StoredCase {
  readonly id: string
  readonly owner_agency: number
  readonly owner_name: string
  readonly category: Category
  readonly sensitivity: Sensitivity
  readonly number: string
  readonly numbered: boolean
  readonly agency_name: string
  readonly ori: string | null
  readonly offence: string | null
  readonly occurred_on: string | null
  readonly address: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly investigator: string | null
  readonly exhibits: number
  readonly waiting: number
  readonly version: number
}

const COUNTS = `(select count(*)::int from ballistics.exhibit e where e.casefile_id = c.id) as exhibits,
  (select count(*)::int from ballistics.exhibit e where e.casefile_id = c.id and e.received_at is not null
    and e.acquired_at is null and e.triaged_at is null) as waiting`
const COLUMNS = `c.id, c.owner_agency, g.name as owner_name, c.category, c.sensitivity, c.number, c.numbered, c.agency_name,
  c.ori, c.offence, c.occurred_on, c.address, c.latitude, c.longitude, c.investigator, c.version`

export async function findCase(tx: Tx, id: string): Promise<StoredCase | undefined> {
  const { rows } = await tx.client.query<StoredCase>(
    `select ${COLUMNS}, ${COUNTS} from ballistics.casefile c join access.agency g on g.id = c.owner_agency where c.id = $1`,
    [id],
  )
  return rows[0]
}

/** Cases whose number begins with a text, newest first. */
export async function findCases(tx: Tx, q: string | undefined, limit: number): Promise<StoredCase[]> {
  const values = new Values()
  const key = keyOf(q ?? '')
  const where = key
    ? `where c.number_key >= ${values.add(key)} and c.number_key < ${values.add(after(key))}`
    : ''
  const { rows } = await tx.client.query<StoredCase>(
    `select ${COLUMNS}, ${COUNTS} from (select * from ballistics.casefile c ${where}
       order by c.id desc limit ${values.add(limit)}) c join access.agency g on g.id = c.owner_agency order by c.id desc`,
    values.list,
  )
  return rows
}

/** Own cases by agency and number; what is not among them does not exist yet. */
export async function findOwnCase(
  tx: Tx,
  agency: string,
  number: string,
): Promise<{ id: string } | undefined> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select id from ballistics.casefile where owner_agency = (select access.current_agency()) and agency_name = $1
       and number_key = $2`,
    [agency, keyOf(number)],
  )
  return rows[0]
}

export const lockCase = (tx: Tx, id: string): Promise<unknown> =>
  tx.client.query('select from ballistics.casefile where id = $1 for update', [id])

/** A new case, or the one that someone else entered a moment before; answers which. */
export async function keepCase(tx: Tx, id: string, content: CaseContent, agency: string): Promise<string> {
  const { rows } = await tx.client.query<{ id: string }>(
    `insert into ballistics.casefile (id, owner_agency, agency_name, investigating_agency, number, ori, offence, occurred_on,
       address, latitude, longitude, investigator, recorded_by)
     values ($1, $2, $3, (select a.id from access.agency a where a.name = $3), $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (owner_agency, agency_name, number_key) do nothing returning id`,
    [id, tx.actor.agencyId, agency, ...fields(content), tx.actor.personId],
  )
  return rows[0]?.id ?? (await findOwnCase(tx, agency, content.number))!.id
}

const fields = (content: CaseContent) => [
  content.number,
  content.ori,
  content.offence,
  content.occurredOn,
  content.address,
  content.latitude,
  content.longitude,
  content.investigator,
]

export async function updateCase(tx: Tx, id: string, content: CaseContent, agency: string): Promise<void> {
  await tx.client.query(
    `update ballistics.casefile set agency_name = $2, investigating_agency = (select a.id from access.agency a where a.name = $2),
       number = $3, ori = $4, offence = $5, occurred_on = $6, address = $7, latitude = $8, longitude = $9, investigator = $10,
       numbered = numbered or number <> $3, version = version + 1 where id = $1`,
    [id, agency, ...fields(content)],
  )
}

export async function ownName(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ name: string }>(
    'select name from access.agency where id = access.current_agency()',
  )
  return rows[0]!.name
}

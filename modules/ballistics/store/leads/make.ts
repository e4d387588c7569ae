import type { Sensitivity } from '#contract'
import { uuid, type Tx } from '#platform/db'
import type { LeadEventKind, LeadPriority, Reading } from '../../contract/index.ts'

/** An exhibit as far as a lead needs it, with the key of its case: agency and number, whoever keeps the file. */
export interface Linkable {
  readonly id: string
  readonly sensitivity: Sensitivity
  readonly case_id: string
  readonly case_sensitivity: Sensitivity
  readonly case_key: string
}

/** Exhibits whose case the person sees too. */
export async function findLinkable(tx: Tx, ids: readonly string[]): Promise<Linkable[]> {
  const { rows } = await tx.client.query<Linkable>(
    `select x.id, x.sensitivity, c.id as case_id, c.sensitivity as case_sensitivity,
       case when c.numbered then coalesce('#' || c.investigating_agency,
         upper(regexp_replace(c.agency_name, '[^[:alnum:]]', '', 'g'))) || ':' || c.number_key
         else '=' || c.id end as case_key
     from ballistics.exhibit x join ballistics.casefile c on c.id = x.casefile_id where x.id = any ($1::uuid[])`,
    [ids],
  )
  return rows
}

/** Whatever is decided about a pair of cases, at one time by one person, in the whole house. */
export async function lockPair(tx: Tx, pairKey: string): Promise<void> {
  await tx.client.query(`select pg_advisory_xact_lock(hashtextextended('ballistics.pair ' || $1, 0))`, [
    pairKey,
  ])
}

interface LivingLead {
  readonly id: string
  readonly number: string
  readonly state: 'proposed' | 'unconfirmed' | 'confirmed'
}

/** The agency's lead of a pair of cases that was neither withdrawn nor refuted. */
export async function findLiving(tx: Tx, pairKey: string): Promise<LivingLead | undefined> {
  const { rows } = await tx.client.query<LivingLead>(
    `select id, number, state from ballistics.lead
     where owner_agency = $1 and pair_key = $2 and state in ('proposed', 'unconfirmed', 'confirmed')`,
    [tx.actor.agencyId, pairKey],
  )
  return rows[0]
}

interface NewLead {
  readonly id: string
  readonly source: 'scans' | 'entered'
  readonly caseOne: string
  readonly caseTwo: string
  readonly pairKey: string
  readonly sensitivity: Sensitivity
  readonly priority: LeadPriority
}

/** Enters a lead that waits for its second reader, under the next number of the agency's year. */
export async function insertLead(tx: Tx, lead: NewLead): Promise<void> {
  const { agencyId, personId, name } = tx.actor
  await tx.client.query(
    `with next as (
       insert into ballistics.lead_counter (owner_agency, year, last)
       select id, extract(year from now() at time zone time_zone)::int, 1 from access.agency where id = $2
       on conflict (owner_agency, year) do update set last = lead_counter.last + 1 returning year, last)
     insert into ballistics.lead (id, owner_agency, number, source, case_one, case_two, pair_key, sensitivity, priority,
       state, recorded_by, recorded_by_name)
     select $1, $2, 'L-' || year || '-' || lpad(last::text, 5, '0'), $3, $4, $5, $6, $7, $8, 'proposed', $9, $10 from next`,
    [
      lead.id,
      agencyId,
      lead.source,
      lead.caseOne,
      lead.caseTwo,
      lead.pairKey,
      lead.sensitivity,
      lead.priority,
      personId,
      name,
    ],
  )
}

interface PairRow {
  readonly id: string
  readonly state: 'proposed' | 'agreed' | 'not-agreed'
}

export async function findPair(
  tx: Tx,
  leadId: string,
  [one, two]: readonly [string, string],
): Promise<PairRow | undefined> {
  const { rows } = await tx.client.query<PairRow>(
    'select id, state from ballistics.lead_exhibits where lead_id = $1 and exhibit_one = $2 and exhibit_two = $3',
    [leadId, one, two],
  )
  return rows[0]
}

/** A pair of a lead of the agency, locked until the transaction ends. */
export async function lockPairRow(tx: Tx, leadId: string, id: string): Promise<PairRow | undefined> {
  const { rows } = await tx.client.query<PairRow>(
    'select id, state from ballistics.lead_exhibits where lead_id = $1 and id = $2 for update',
    [leadId, id],
  )
  return rows[0]
}

export async function insertPair(
  tx: Tx,
  pair: {
    readonly id: string
    readonly leadId: string
    readonly exhibits: readonly [string, string]
    readonly sensitivity: Sensitivity
    readonly comparisonId: string | null
  },
): Promise<void> {
  await tx.client.query(
    `insert into ballistics.lead_exhibits (id, lead_id, owner_agency, sensitivity, exhibit_one, exhibit_two, comparison_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [pair.id, pair.leadId, tx.actor.agencyId, pair.sensitivity, ...pair.exhibits, pair.comparisonId],
  )
}

export const setPairState = async (tx: Tx, id: string, state: PairRow['state']): Promise<void> =>
  void (await tx.client.query('update ballistics.lead_exhibits set state = $2 where id = $1', [id, state]))

export interface NewReading {
  readonly leadId: string
  readonly pairId: string
  readonly reading: 1 | 2
  readonly decision: Reading
  readonly words: string
  readonly reader: string
  readonly readerName: string
  readonly at?: Date
}

export async function insertReading(tx: Tx, one: NewReading): Promise<void> {
  await tx.client.query(
    `insert into ballistics.lead_reading (id, lead_id, pair_id, owner_agency, reading, decision, words, reader, reader_name, read_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($10, now()))`,
    [
      uuid(),
      one.leadId,
      one.pairId,
      tx.actor.agencyId,
      one.reading,
      one.decision,
      one.words,
      one.reader,
      one.readerName,
      one.at ?? null,
    ],
  )
}

/** Who read a pair so far. */
export async function readersOf(tx: Tx, pairId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ reader: string }>(
    'select reader from ballistics.lead_reading where pair_id = $1 order by reading',
    [pairId],
  )
  return rows.map((row) => row.reader)
}

/** Writes a line of the history and answers its id. */
export async function insertEvent(
  tx: Tx,
  leadId: string,
  kind: LeadEventKind,
  words: string | null = null,
): Promise<string> {
  const id = uuid()
  await tx.client.query(
    `insert into ballistics.lead_event (id, lead_id, owner_agency, kind, words, happened_at, person, person_name)
     values ($1, $2, $3, $4, $5, clock_timestamp(), $6, $7)`,
    [id, leadId, tx.actor.agencyId, kind, words, tx.actor.personId, tx.actor.name],
  )
  return id
}

/** Two readers agree: from now on it is a lead. */
export async function setMade(tx: Tx, id: string): Promise<void> {
  await tx.client.query(
    `update ballistics.lead set state = 'unconfirmed', made_at = now(), version = version + 1
     where id = $1 and state = 'proposed'`,
    [id],
  )
}

export const setNotAgreed = async (tx: Tx, id: string): Promise<void> =>
  void (await tx.client.query(
    `update ballistics.lead set state = 'not-agreed', decided_at = now(), version = version + 1 where id = $1`,
    [id],
  ))

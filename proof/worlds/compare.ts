import type { Policy } from '#contract'
import { findActor } from '#platform/access'
import type { Actor, Database, Tx } from '#platform/db'
import { decide, partsSeen, type LabelledRow } from '#platform/sharing'
import { dropLapsed, EMPTY, storeWorlds } from './store.ts'
import { worldOf, type RandomWorld } from './worlds.ts'

/** How often the database and `decide()` were held against each other, and where they differed. */
export interface Comparison {
  worlds: number
  /** One person and one record, or one part of it. */
  answers: number
  visible: number
  differences: string[]
}

const BATCH = 100
const NO_POLICIES: readonly Policy[] = []

/**
 * Draws the worlds of some numbers, writes them into a database that has the proof's tables, and asks both sides about
 * every person and record: the record, its part `notes`, sums of its label, and which parts show.
 */
export async function compareWorlds(
  database: Database,
  { worlds, first = 0 }: { worlds: number; first?: number },
  told: (done: number) => void = () => {},
): Promise<Comparison> {
  const sum: Comparison = { worlds: 0, answers: 0, visible: 0, differences: [] }
  for (let from = 0; from < worlds; from += BATCH) {
    const drawn = Array.from({ length: Math.min(BATCH, worlds - from) }, (_, i) =>
      worldOf(first + from + i, new Date()),
    )
    await database.withOwner(async (client) => {
      await client.query(EMPTY)
      await storeWorlds(client, drawn)
    })
    await database.withOwner((client) => dropLapsed(client, drawn))
    for (const world of drawn) await compareWorld(database, world, sum)
    told((sum.worlds += drawn.length))
  }
  return sum
}

async function compareWorld(database: Database, world: RandomWorld, sum: Comparison): Promise<void> {
  for (const person of world.people) {
    const actor = await findActor(database, { id: person.id }, NO_POLICIES, person.purpose)
    const seen = await database.withActor(actor!, whatShows)
    const expected = world.records.map((record) => ({
      record,
      ...decide(world, person.id, { id: record.id, label: record }),
    }))
    for (const { record, visible, fields } of expected) {
      const notes = visible && (fields === null || fields.includes('notes'))
      check(sum, world, person.id, record.id, 'record', visible, seen.records.has(record.id))
      check(sum, world, person.id, record.id, 'notes', notes, seen.notes.has(record.id))
      if (visible)
        check(
          sum,
          world,
          person.id,
          record.id,
          'parts',
          JSON.stringify(fields),
          JSON.stringify(seen.parts.get(record.id)),
        )
    }
    compareSums(world, actor!, seen.sums, sum)
    const strangers = [...seen.records].filter((id) => !world.records.some((record) => record.id === id))
    check(sum, world, person.id, strangers.join(), 'another world', 0, strangers.length)
  }
}

/** Sums have no record: they show where a whole label does. */
function compareSums(
  world: RandomWorld,
  actor: Actor,
  seen: ReadonlyMap<string, number>,
  sum: Comparison,
): void {
  const expected = new Map<string, number>()
  for (const record of world.records) {
    const whole =
      decide(world, actor.personId, { id: null, label: record }).visible ||
      (record.category === 'intelligence' && ownsLabel(actor, record))
    const key = `${record.ownerAgency}/${record.category}/${record.sensitivity}`
    if (whole) expected.set(key, (expected.get(key) ?? 0) + 1)
  }
  const text = (sums: ReadonlyMap<string, number>) => [...sums].map(String).sort().join(' ')
  check(sum, world, actor.personId, '', 'sums', text(expected), text(seen))
}

/** A sum of intelligence has no basis of its own: it shows to who sees the category in their own agency. */
const ownsLabel = (actor: Actor, { ownerAgency, sensitivity }: RandomWorld['records'][number]): boolean =>
  ownerAgency === actor.agencyId &&
  actor.ownCategories.includes('intelligence') &&
  (sensitivity !== 'sealed' || actor.clearances.includes('sealed'))

function check(
  sum: Comparison,
  world: RandomWorld,
  person: string,
  record: string,
  what: string,
  decided: unknown,
  enforced: unknown,
): void {
  sum.answers += 1
  if (enforced === true) sum.visible += 1
  if (decided === enforced) return
  const about = { what, decided, enforced, person, record, world: world.number }
  if (sum.differences.length < 5) sum.differences.push(JSON.stringify(about))
  else sum.differences.push('…')
}

async function whatShows(tx: Tx) {
  const ids = async (sql: string) =>
    new Set((await tx.client.query<{ id: string }>(sql)).rows.map((row) => row.id))
  const { rows } = await tx.client.query<LabelledRow>(
    'select id, owner_agency, category, sensitivity from proof.record',
  )
  const { rows: sums } = await tx.client.query<{ label: string; n: number }>(
    `select owner_agency || '/' || category || '/' || sensitivity as label, count(*)::int as n from proof.total group by 1`,
  )
  return {
    records: new Set(rows.map((row) => row.id)),
    notes: await ids('select record_id as id from proof.note'),
    parts: await partsSeen(tx, rows),
    sums: new Map(sums.map((row) => [row.label, row.n])),
  }
}

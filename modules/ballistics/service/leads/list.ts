import { z } from 'zod'
import { RecordId } from '#contract'
import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import * as store from '../../store/leads/list.ts'
import { tellClocks, type TellClocks } from './tell-clock.ts'

interface Page extends store.LeadFilter {
  readonly after?: string | undefined
  readonly limit: number
}

/** A page of leads and where the next begins. */
export async function listLeads(
  tx: Tx,
  { after, limit, ...filter }: Page,
  now: Date,
): Promise<{ rows: store.ListedRow[]; next: string | null; clocks: TellClocks }> {
  const clocks = await tellClocks(tx)
  const rows = await store.readPage(tx, filter, {
    after: after === undefined ? undefined : placeOf(after),
    limit: limit + 1,
    lateBefore: clocks.lateBefore(now),
    personId: tx.actor.personId,
  })
  const page = rows.slice(0, limit)
  tx.about({ type: 'lead', count: page.length })
  const last = page.at(-1)
  const next = rows.length > limit && last ? cursorOf([last.place, last.id]) : null
  return { rows: page, next, clocks }
}

/** How many leads and hits there are under a filter, counted apart, and whose cases they link. */
export async function countLeads(
  tx: Tx,
  filter: store.LeadFilter,
  now: Date,
): Promise<{ counts: store.LeadCounts; agencies: { id: number; name: string }[] }> {
  tx.about({ type: 'lead', fields: ['counts'] })
  const { personId } = tx.actor
  const lateBefore = (await tellClocks(tx)).lateBefore(now)
  return {
    counts: await store.readCounts(tx, filter, { lateBefore, personId }),
    agencies: await store.readAgencies(tx),
  }
}

const Place = z.tuple([z.string().max(40), RecordId])

const cursorOf = (place: readonly [string, string]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')

function placeOf(cursor: string): readonly [string, string] {
  const wrong = { fields: [{ path: 'after', message: 'Start from the first page.' }] }
  try {
    const [at, id] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (!Number.isNaN(Date.parse(at))) return [at, id]
  } catch {
    // Not one of ours.
  }
  throw new Failure('request.invalid', wrong)
}

import type { Tx } from '#platform/db'
import type { Incident } from '../contract/index.ts'
import { seenBy } from './seen.ts'

export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

interface NearRow {
  readonly id: string
  readonly number: string
  readonly occurred_day: string
  readonly date_precision: string
  readonly class: Incident['class']
  readonly latitude: number
  readonly longitude: number
  readonly days: number
}

/**
 * Shootings in a box and a number of months around one incident, without it. Plain ranges on scalar
 * columns: under row-level security only those can use an index.
 */
export async function findInBox(tx: Tx, id: string, box: Box, months: number): Promise<NearRow[]> {
  const { rows } = await tx.client.query<NearRow>(
    `with this as materialized (select occurred_at from incidents.incident where id = $1)
     select i.id, i.number, to_char(i.occurred_at, 'YYYY-MM-DD') as occurred_day, i.date_precision, i.class,
       i.latitude, i.longitude, i.occurred_at::date - (select occurred_at::date from this) as days
     from ${seenBy(tx.actor).from}
     where i.latitude between $2 and $3 and i.longitude between $4 and $5
       and i.occurred_at >= (select occurred_at - make_interval(months => $6) from this)
       and i.occurred_at <= (select occurred_at + make_interval(months => $6) from this)
       and i.class <> 'excluded' and i.id <> $1`,
    [id, box.south, box.north, box.west, box.east, months],
  )
  return rows
}

import type { Tx } from '#platform/db'

/** A shooting with its people as they are held. */
export interface HeldShooting {
  readonly id: string
  readonly number: string
  readonly exclusion: string | null
  readonly killed: number
  /** Everyone hit who lives, grazes included. */
  readonly wounded: number
}

/** The next shootings of the actor's own agency in the order of their ids. */
export async function readHeld(tx: Tx, after: string | null, limit: number): Promise<HeldShooting[]> {
  const { rows } = await tx.client.query<HeldShooting>(
    `select i.id, i.number, i.exclusion,
        count(*) filter (where v.outcome = 'killed')::int as killed,
        count(*) filter (where v.outcome = 'wounded')::int as wounded
       from incidents.incident i left join incidents.victim v on v.incident_id = i.id
       where i.owner_agency = $1 and ($2::uuid is null or i.id > $2)
       group by i.id, i.number, i.exclusion order by i.id limit $3`,
    [tx.actor.agencyId, after, limit],
  )
  return rows
}

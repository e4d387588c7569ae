import type { Tx } from '#platform/db'

export interface FoundPair {
  readonly one: string
  readonly two: string
  readonly on: string
}

/**
 * Every lead or hit that the person sees whole, by the numbers of its acquisitions where there are any: a test fire and
 * a cartridge case of one case tell of a gun as well.
 */
export async function readFound(tx: Tx): Promise<FoundPair[]> {
  const { rows } = await tx.client.query<FoundPair>(
    `select distinct on (one, two) one, two, made_on as on from (
       select coalesce(a.acquisition, a.case_name) as one, coalesce(b.acquisition, b.case_name) as two, l.issued_on as made_on
       from ballistics.network_lead l
         join ballistics.network_side_seen a on a.lead_id = l.id and a.side = 'a' and a.shown
         join ballistics.network_side_seen b on b.lead_id = l.id and b.side = 'b' and b.shown
       where l.status <> 'not-confirmed'
       union all
       select coalesce(one_acquisition, one_number), coalesce(two_acquisition, two_number), made_on from ballistics.case_pair
       where source = 'own' and one_shown and two_shown and state <> 'not-confirmed') p
     order by one, two, made_on`,
  )
  return rows
}

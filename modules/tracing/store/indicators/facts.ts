import type { Tx } from '#platform/db'

/** A recovery of the agency with the last answer to its traces. */
export interface GunRow {
  readonly recovery_id: string
  readonly trace_id: string | null
  readonly serial_canonical: string | null
  readonly serial_state: string
  readonly make: string
  readonly model: string
  readonly type: string
  readonly recovered_on: string
  readonly purchased_on: string | null
  readonly days_to_crime: number | null
  readonly purchaser_number: number | null
  readonly dealer_key: string | null
  readonly dealer_name: string | null
  readonly dealer_state: string | null
  readonly dealer_licence: string | null
  readonly last: string | null
  readonly first: string | null
  readonly born_on: string | null
  readonly possessors: readonly { last: string; first: string; bornOn: string | null }[] | null
}

export async function gunRows(tx: Tx): Promise<GunRow[]> {
  const { rows } = await tx.client.query<GunRow>(
    `select r.id as recovery_id, t.id as trace_id, r.serial_canonical, r.serial_state, r.make, r.model, r.type,
       r.recovered_on, t.purchased_on, t.days_to_crime, t.purchaser_number, t.dealer_key,
       d.name as dealer_name, d.state as dealer_state, d.licence as dealer_licence, p.last, p.first, p.born_on, held.possessors
     from tracing.recovery r
     left join lateral (select * from tracing.trace t where t.recovery_id = r.id and t.status = 'answered'
       order by t.answered_on desc, t.id desc limit 1) t on true
     left join lateral (select s.name, s.state, s.licence from tracing.step s where s.trace_id = t.id and s.kind = 'dealer'
       order by s.place desc limit 1) d on true
     left join tracing.purchaser p on p.trace_id = t.id
     left join lateral (select jsonb_agg(jsonb_build_object('last', o.last, 'first', o.first, 'bornOn', o.born_on)) as possessors
       from tracing.person o where o.recovery_id = r.id and o.role = 'possessor' and o.last <> '') held on true
     where r.owner_agency = $1 order by r.recovered_on, r.id`,
    [tx.actor.agencyId],
  )
  return rows
}

export interface SaleFact {
  readonly report: string
  readonly dealer_key: string | null
  readonly reported_on: string | null
  readonly last: string
  readonly first: string
  readonly born_on: string | null
  readonly serial_canonical: string | null
  readonly make: string
}

export async function saleRows(tx: Tx): Promise<SaleFact[]> {
  const { rows } = await tx.client.query<SaleFact>(
    `select report, dealer_key, reported_on, last, first, born_on, serial_canonical, make
     from tracing.sale where owner_agency = $1 order by report, gun_key`,
    [tx.actor.agencyId],
  )
  return rows
}

export interface TheftFact {
  readonly kind: 'dealer' | 'owner' | 'other'
  readonly licence: string | null
  readonly reported_on: string | null
  readonly serial_canonical: string | null
  readonly make: string
}

export async function theftRows(tx: Tx): Promise<TheftFact[]> {
  const { rows } = await tx.client.query<TheftFact>(
    `select kind, licence, reported_on, serial_canonical, make from tracing.stolen where owner_agency = $1 order by report`,
    [tx.actor.agencyId],
  )
  return rows
}

export interface DealerFact {
  readonly licence_key: string
  readonly licence: string
  readonly name: string
  readonly state: string | null
  readonly closed_on: string | null
}

export async function dealerRows(tx: Tx): Promise<DealerFact[]> {
  const { rows } = await tx.client.query<DealerFact>(
    'select licence_key, licence, name, state, closed_on from tracing.dealer where owner_agency = $1',
    [tx.actor.agencyId],
  )
  return rows
}

import { uuid, type Tx } from '#platform/db'
import { insertRows } from './recovery-write.ts'

export interface StolenGun {
  readonly report: string
  readonly kind: 'dealer' | 'owner' | 'other'
  readonly licence: string | null
  readonly reportedOn: string | null
  readonly serial: string
  readonly canonical: string | null
  readonly make: string
  readonly model: string
  readonly type: string
  readonly calibre: string
}

/** Adds reports of stolen guns that are not known; answers their ids by report. */
export async function insertStolen(tx: Tx, guns: readonly StolenGun[]): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ report: string }>(
    'select report from tracing.stolen where owner_agency = $1 and report = any ($2::text[])',
    [tx.actor.agencyId, guns.map(({ report }) => report)],
  )
  const known = new Set(rows.map(({ report }) => report))
  const fresh = guns.filter(({ report }) => !known.has(report)).map((one) => ({ id: uuid(), ...one }))
  for (let at = 0; at < fresh.length; at += 1_000)
    await insertRows(
      tx,
      'stolen',
      [
        'id',
        'owner_agency',
        'report',
        'kind',
        'licence',
        'reported_on',
        'serial',
        'serial_canonical',
        'make',
        'model',
        'type',
        'calibre',
      ],
      fresh
        .slice(at, at + 1_000)
        .map((one) => [
          one.id,
          tx.actor.agencyId,
          one.report,
          one.kind,
          one.licence,
          one.reportedOn,
          one.serial,
          one.canonical,
          one.make,
          one.model,
          one.type,
          one.calibre,
        ]),
    )
  return new Map(fresh.map(({ id, report }) => [report, id]))
}

export interface Dealer {
  readonly key: string
  readonly licence: string
  readonly name: string
  readonly street: string | null
  readonly state: string | null
  readonly closedOn: string | null
}

/** Adds and overwrites dealers; answers how many are new. */
export async function upsertDealers(tx: Tx, dealers: readonly Dealer[]): Promise<number> {
  const count = async () =>
    (
      await tx.client.query<{ n: number }>(
        'select count(*)::int as n from tracing.dealer where owner_agency = $1',
        [tx.actor.agencyId],
      )
    ).rows[0]!.n
  const before = await count()
  for (let at = 0; at < dealers.length; at += 1_000)
    await insertRows(
      tx,
      'dealer',
      ['owner_agency', 'licence_key', 'licence', 'name', 'street', 'state', 'closed_on'],
      dealers
        .slice(at, at + 1_000)
        .map((one) => [
          tx.actor.agencyId,
          one.key,
          one.licence,
          one.name,
          one.street,
          one.state,
          one.closedOn,
        ]),
      `on conflict (owner_agency, licence_key) do update set licence = excluded.licence, name = excluded.name,
         street = excluded.street, state = excluded.state, closed_on = excluded.closed_on`,
    )
  return (await count()) - before
}

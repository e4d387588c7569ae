import { uuid, type Tx } from '#platform/db'
import { insertRows } from './recovery-write.ts'
import { Values } from './values.ts'

/** A gun as the property room has it. */
export interface PropertyRow {
  readonly id: string
  readonly room: string
  readonly tag: string
  readonly case_number: string
  readonly booked_on: string | null
  readonly booked_as: string
  readonly serial: string
  readonly serial_state: string
  readonly serial_canonical: string | null
  readonly make: string
  readonly importer: string
  readonly model: string
  readonly type: string
  readonly calibre: string
  readonly address: string
  readonly remarks: string
  readonly status: string
  readonly recovery_id: string | null
}

const CONTENT = [
  'case_number',
  'booked_on',
  'booked_as',
  'serial',
  'serial_state',
  'serial_canonical',
  'make',
  'importer',
  'model',
  'type',
  'calibre',
  'address',
  'remarks',
  'status',
] as const

/** Adds what is new and overwrites what changed; answers how many of each. */
export async function upsertProperty(
  tx: Tx,
  items: readonly Omit<PropertyRow, 'id' | 'recovery_id'>[],
  importId: string | null,
): Promise<{ added: number; changed: number }> {
  const known = await findProperty(tx, {})
  const before = new Map(known.map((row) => [`${row.room}\n${row.tag}`, row]))
  const fresh = items.filter((item) => !before.has(`${item.room}\n${item.tag}`))
  const changed = items.filter((item) => {
    const old = before.get(`${item.room}\n${item.tag}`)
    return old !== undefined && CONTENT.some((name) => old[name] !== item[name])
  })
  const rows = [...fresh, ...changed].map((item) => [
    uuid(),
    tx.actor.agencyId,
    importId,
    item.room,
    item.tag,
    ...CONTENT.map((name) => item[name]),
  ])
  const sets = CONTENT.map((name) => `${name} = excluded.${name}`).join(', ')
  for (let at = 0; at < rows.length; at += 1_000)
    await insertRows(
      tx,
      'property',
      ['id', 'owner_agency', 'import_id', 'room', 'tag', ...CONTENT],
      rows.slice(at, at + 1_000),
      `on conflict (owner_agency, room, tag) do update set ${sets}, seen_at = now()`,
    )
  return { added: fresh.length, changed: changed.length }
}

/** Guns of the property room, oldest tag first. */
export async function findProperty(
  tx: Tx,
  { room, unrecorded, id }: { room?: string; unrecorded?: boolean; id?: string },
): Promise<PropertyRow[]> {
  const values = new Values()
  const conditions = [
    `owner_agency = ${values.add(tx.actor.agencyId)}`,
    ...(room === undefined ? [] : [`room = ${values.add(room)}`]),
    ...(id === undefined ? [] : [`id = ${values.add(id)}`]),
    ...(unrecorded ? ['recovery_id is null'] : []),
  ]
  const { rows } = await tx.client.query<PropertyRow>(
    `select * from tracing.property where ${conditions.join(' and ')} order by room, tag`,
    values.list,
  )
  return rows
}

/** Says which recovery each item of the property room is. */
export async function linkProperty(
  tx: Tx,
  links: readonly { id: string; recoveryId: string }[],
): Promise<void> {
  await tx.client.query(
    `update tracing.property p set recovery_id = x.recovery_id
     from unnest($1::uuid[], $2::uuid[]) x (id, recovery_id) where p.id = x.id`,
    [links.map(({ id }) => id), links.map(({ recoveryId }) => recoveryId)],
  )
}

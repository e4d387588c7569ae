import { audited } from '#platform/audit'
import type { Actor } from '#platform/db'
import type { House } from '#platform/module'
import { addLayer } from '../service/places.ts'

export interface SampleLayer {
  readonly name: string
  readonly one: string
  readonly credit: string
  readonly populationYear: number
  readonly read: () => Promise<Buffer>
}

/** Adds the layers that the actor's agency does not have yet. */
export async function addLayers(
  { database }: House,
  actor: Actor,
  layers: readonly SampleLayer[],
): Promise<void> {
  const known = await database.withActor(actor, ({ client }) =>
    client.query<{ name: string }>('select name from incidents.layer where owner_agency = $1', [
      actor.agencyId,
    ]),
  )
  for (const { read, ...layer } of layers) {
    if (known.rows.some(({ name }) => name === layer.name)) continue
    const bytes = await read()
    await audited(database, actor, { action: 'incidents.seed' }, (tx) => addLayer(tx, layer, bytes))
  }
}

/** Whether the actor's agency has no incident of its own. */
export async function hasNone({ database }: House, actor: Actor): Promise<boolean> {
  const { rowCount } = await database.withActor(actor, ({ client }) =>
    client.query('select from incidents.incident where owner_agency = $1 limit 1', [actor.agencyId]),
  )
  return rowCount === 0
}

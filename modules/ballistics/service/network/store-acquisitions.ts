import type { Tx } from '#platform/db'
import type { RowProblem } from '../../contract/index.ts'
import * as store from '../../store/network/acquisitions.ts'
import { followAcquired } from '../../store/network/batches.ts'
import { lockAgency } from '../../store/network/leads-in.ts'
import { matchSides } from './match.ts'
import type { ReadAcquisition } from './read-acquisition.ts'
import type { Stored } from './store-leads.ts'

/**
 * Gives the agency's exhibits the numbers that the network gave them, with a row of custody each, and looks for the
 * exhibits of leads again. An exhibit that has another number keeps it, and the report says so.
 */
export async function storeAcquisitions(
  tx: Tx,
  acquisitions: ReadonlyMap<string, ReadAcquisition>,
): Promise<Stored> {
  await lockAgency(tx)
  const all = [...acquisitions.values()]
  const known = await store.findByNumber(
    tx,
    all.map(({ exhibit }) => exhibit),
  )
  const notes: RowProblem[] = []
  const changes: store.Acquired[] = []
  for (const one of all) {
    const exhibit = known.get(one.exhibit)
    const note = exhibit ? differs(one, exhibit) : unknown(one)
    if (note) notes.push({ row: 0, column: null, ...note })
    else if (exhibit!.acquisition === null) changes.push({ id: exhibit!.id, ...one })
  }
  await store.acquire(tx, changes)
  await followAcquired(
    tx,
    changes.map(({ id }) => id),
  )
  const { open } = await matchSides(tx)
  const counts = {
    new: 0,
    changed: changes.length,
    unchanged: all.length - changes.length,
    becameHit: 0,
    hits: 0,
    open,
  }
  return { counts, notes }
}

const unknown = ({ exhibit, acquisition }: ReadAcquisition) => ({
  reason: `Exhibit ${exhibit} of acquisition ${acquisition} is not one of your agency here.`,
  remedy: 'Record the exhibit, and send the list in again.',
})

const differs = ({ exhibit, acquisition }: ReadAcquisition, { acquisition: has }: store.KnownExhibit) =>
  has === null || has === acquisition
    ? null
    : {
        reason: `Exhibit ${exhibit} has the acquisition ${has} here and ${acquisition} in the list. It keeps ${has}.`,
        remedy: 'Look it up in the network; if the list is right, correct the exhibit.',
      }

import { z } from 'zod'
import type { Tx } from '#platform/db'
import { defineJob, JobCancelled, type JobRun } from '#platform/jobs'
import { countIncidents, findPoints, writeAreas } from '../store/assign.ts'
import { changeGround } from '../store/ground.ts'
import { slotLookup } from './area-lookup.ts'

const BATCH = 50_000
const FIRST = '00000000-0000-0000-0000-000000000000'
const WAIT_SECONDS = 3_600

/**
 * Places every incident of the agency in the layer that stands in a slot when the job runs, or in none
 * when the slot is empty: running it late or twice is harmless. One transaction, so that no chart shows
 * half of it.
 */
export const assignAreas = defineJob({
  kind: 'incidents.assignAreas',
  payload: z.object({ slot: z.number().int().min(1).max(6) }),
  run: async ({ slot }, run) => {
    await waitForSavings(run)
    await run.database.withActor(run.actor, (tx) => assignSlot(tx, slot, run))
  },
})

/**
 * Whoever began to store incidents before the layers changed finishes first; whoever begins later sees
 * the new layers. The lock is let go at once: nobody waits for the whole of the work.
 */
async function waitForSavings({ database, actor, progress }: JobRun): Promise<void> {
  await progress('Waiting for imports to finish', 0, null)
  await database.withActor(actor, async (tx) => {
    await tx.client.query(`select set_config('statement_timeout', '0', true)`)
    await changeGround(tx, WAIT_SECONDS)
  })
}

async function assignSlot(tx: Tx, slot: number, run: JobRun): Promise<void> {
  const total = await countIncidents(tx)
  const lookup = await slotLookup(tx, slot)
  let done = 0
  for (let after = FIRST; ;) {
    if (run.cancelled()) throw new JobCancelled()
    const points = await findPoints(tx, slot, after, BATCH)
    const last = points.at(-1)
    if (!last) break
    after = last.id
    const moved = points.flatMap((point) => {
      const now = areaOf(point, lookup)
      return now === point.area ? [] : [{ ...point, now }]
    })
    if (moved.length > 0) await writeAreas(tx, slot, moved)
    done += points.length
    await run.progress('Placing incidents in areas', Math.min(done, total), total)
  }
}

function areaOf(
  { longitude, latitude }: { longitude: number | null; latitude: number | null },
  lookup: (longitude: number, latitude: number) => number | null,
): number | null {
  return longitude === null || latitude === null ? null : lookup(longitude, latitude)
}

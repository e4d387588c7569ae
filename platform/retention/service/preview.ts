import type { Category } from '#contract'
import { asKeeper, type Tx } from '#platform/db'
import { lastDue } from '../due.ts'
import { countDue, sampleDue, type Counts, type DueRecord, type Scope } from '../store/due.ts'
import { heldCategories } from '../store/holds.ts'
import { filePointers, recordRoots } from '../store/roots.ts'
import { calendarOf, findSchedule, type Calendar, type ScheduleRow } from '../store/schedules.ts'
import { sensitivitiesOf } from './holds.ts'

export interface TypePreview extends Counts {
  readonly recordType: string
  readonly sample: readonly DueRecord[]
}

export interface CategoryPreview extends Calendar {
  readonly category: Category
  readonly schedule: ScheduleRow | undefined
  readonly dueTo: string | null
  readonly onHold: boolean
  readonly types: readonly TypePreview[]
}

/**
 * What a purge of the category would do today. Records are counted whether or not the person may read them,
 * since whoever keeps the schedule must know how much is due; single records are named only as far as the
 * person sees them anyway.
 */
export async function preview(tx: Tx, category: Category): Promise<CategoryPreview> {
  tx.about({ type: 'retention', fields: [category] })
  const schedule = await findSchedule(tx, category)
  const calendar = await calendarOf(tx)
  const onHold = (await heldCategories(tx)).has(category)
  const scope = scopeOf(tx, category, calendar, schedule)
  const types: TypePreview[] = []
  for (const { root, counts } of await countsOf(tx, scope))
    if (counts.total > 0) {
      const { pointers, ...figures } = counts
      const nothing = onHold || figures.due === 0
      const sample = nothing ? [] : await sampleDue(tx.client, root, scope, pointers)
      types.push({ recordType: root.type, ...(onHold ? allHeld(figures) : figures), sample })
    }
  return { ...calendar, category, schedule, dueTo: schedule ? scope.dueTo : null, onHold, types }
}

async function countsOf(tx: Tx, scope: Scope) {
  return asKeeper(tx, async (client) => {
    const pointers = await filePointers(client)
    const counted = []
    for (const root of await recordRoots(client))
      counted.push({ root, counts: { ...(await countDue(client, root, scope, pointers)), pointers } })
    return counted
  })
}

const allHeld = (counts: Counts): Counts => ({
  ...counts,
  due: 0,
  held: counts.held + counts.due,
  oldest: null,
})

// Before the first day there is: nothing is due without a schedule.
const NEVER = '0001-01-01'

/** The records of a category and the date up to which they are due. */
export function scopeOf(
  tx: Tx,
  category: Category,
  { timeZone, today }: Calendar,
  schedule: ScheduleRow | undefined,
): Scope {
  return {
    agencyId: tx.actor.agencyId,
    category,
    sensitivities: sensitivitiesOf(tx.actor),
    timeZone,
    countedFrom: schedule?.counted_from ?? 'event',
    dueTo: schedule ? lastDue(today, schedule) : NEVER,
  }
}

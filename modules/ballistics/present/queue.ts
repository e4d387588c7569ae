import { dayOf, type Calendar } from '#platform/calendar'
import type { CaseReference, Delay, ExhibitQueue, QueueRow, RunningClock } from '../contract/index.ts'
import type { Queued } from '../service/queue/list.ts'
import type { Running } from '../service/queue/stage.ts'
import type { DelayRow } from '../store/queue/delays.ts'
import type { WaitingCase } from '../store/queue/leads.ts'
import type { WaitingRow } from '../store/queue/rows.ts'

const clockOf = ({ key, start, due, standing }: Running, calendar: Calendar): RunningClock => ({
  key,
  startedAt: start && (start.timeKnown ? start.at.toISOString() : dayOf(calendar.dayOf(start.at))),
  dueEarliest: due?.earliest.toISOString() ?? null,
  dueLatest: due?.latest.toISOString() ?? null,
  standing,
})

const caseOf = (row: WaitingRow): CaseReference | null =>
  row.case_id === null
    ? null
    : { id: row.case_id, number: row.case_number!, numbered: row.case_numbered!, agency: row.case_agency! }

const leadCase = (one: WaitingCase | null): CaseReference | null =>
  one && { id: one.id, number: one.number, numbered: one.numbered, agency: one.agency }

export function presentQueued(queued: Queued, calendar: Calendar): QueueRow {
  const clocks = queued.clocks.map((clock) => clockOf(clock, calendar))
  if ('lead' in queued) {
    const { stage, lead } = queued
    const nothing = { kind: null, calibre: null, site: null, holder: null, delay: null }
    const cases = { case: leadCase(lead.one), otherCase: leadCase(lead.two) }
    return { stage, id: lead.id, number: lead.number, ...cases, ...nothing, clocks }
  }
  const { stage, row } = queued
  const { delay } = row
  return {
    stage,
    id: row.id,
    number: row.number,
    kind: row.kind,
    case: caseOf(row),
    otherCase: null,
    calibre: row.calibre,
    site: row.site,
    holder: row.holder,
    clocks,
    delay: delay && {
      reason: delay.reason as Delay['reason'],
      words: delay.words,
      until: delay.until,
      at: delay.at,
      by: delay.by,
    },
  }
}

export const presentDelay = (
  row: DelayRow,
): Delay & { stage: ExhibitQueue; endedAt: string | null; endedBy: string | null } => ({
  stage: row.stage,
  reason: row.reason,
  words: row.words,
  until: row.until,
  at: row.recorded_at.toISOString(),
  by: row.recorded_by_name,
  endedAt: row.ended_at?.toISOString() ?? null,
  endedBy: row.ended_by_name,
})

import type { CalendarDate } from '#contract'
import type { Cells } from './cells.ts'
import type { Problem, ReadRow } from './read-lead.ts'

/** A row of a list of acquisitions: an exhibit that was entered into the network. */
export interface ReadAcquisition {
  readonly acquisition: string
  readonly exhibit: string
  readonly enteredOn: CalendarDate
  readonly time: string | null
  readonly site: string | null
}

/** Reads a row of a list of acquisitions, or says why it cannot be taken. */
export function readAcquisition(cells: Cells, row: readonly string[]): ReadRow<ReadAcquisition> {
  const rejected = (problem: Problem): ReadRow<never> => ({ value: null, problem, notes: [] })
  const acquisition = cells.text(row, 'acquisition')
  const exhibit = cells.text(row, 'exhibit')
  if (acquisition === null || exhibit === null)
    return rejected({
      column: cells.header(acquisition === null ? 'acquisition' : 'exhibit'),
      reason:
        acquisition === null
          ? 'There is no number of the acquisition.'
          : 'There is no number of the exhibit.',
      remedy: 'Enter the number as the network shows it.',
    })
  const entered = cells.day(row, 'entered')
  if ('problem' in entered) return rejected(entered.problem)
  if (entered.value === null)
    return rejected({
      column: cells.header('entered'),
      reason: 'There is no day on which the exhibit was entered.',
      remedy: 'Enter the day; the clock from receipt to entry stops there.',
    })
  return {
    value: {
      acquisition,
      exhibit,
      enteredOn: entered.value,
      time: entered.time,
      site: cells.text(row, 'site'),
    },
    problem: null,
    notes: [],
  }
}

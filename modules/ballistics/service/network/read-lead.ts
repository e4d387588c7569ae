import { createHash } from 'node:crypto'
import type { CalendarDate } from '#contract'
import type { NetworkStatus, RowProblem } from '../../contract/index.ts'
import type { Cells } from './cells.ts'

/** One side of a lead as a list names it. */
export interface ReadSide {
  readonly acquisition: string | null
  readonly caseNumber: string | null
}

/** A row of a list of leads. */
export interface ReadLead {
  readonly number: string
  readonly issuedOn: CalendarDate
  readonly notifiedOn: CalendarDate | null
  readonly status: NetworkStatus
  readonly confirmedOn: CalendarDate | null
  readonly examiner: string | null
  readonly a: ReadSide
  readonly b: ReadSide
}

export type Problem = Omit<RowProblem, 'row'>

export interface ReadRow<T> {
  /** Null where the row is rejected; `problem` then says why. */
  readonly value: T | null
  readonly problem: Problem | null
  /** What was set aside while the row was taken. */
  readonly notes: readonly Problem[]
}

/** How lists write that a lead is unconfirmed, confirmed, or looked at by an examiner and not confirmed. */
const STATUS: ReadonlyMap<string, NetworkStatus> = new Map([
  ...[
    'unconfirmed',
    'lead',
    'unconfirmed lead',
    'nibin lead',
    'potential',
    'presumptive',
    'presumptive lead',
    'open',
    'pending',
    'no',
    'n',
  ].map((word) => [word, 'unconfirmed'] as const),
  ...['hit', 'confirmed', 'confirmed hit', 'nibin hit', 'confirmed lead', 'hit confirmed', 'yes', 'y'].map(
    (word) => [word, 'hit'] as const,
  ),
  ...[
    'not confirmed',
    'unable to confirm',
    'inconclusive',
    'eliminated',
    'elimination',
    'no hit',
    'disconfirmed',
  ].map((word) => [word, 'not-confirmed'] as const),
])

export const keyOf = (number: string): string => number.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** Reads a row of a list of leads, or says in a sentence why it cannot be taken. */
export function readLead(cells: Cells, row: readonly string[]): ReadRow<ReadLead> {
  const notes: Problem[] = []
  const issued = cells.day(row, 'issued')
  if ('problem' in issued) return rejected(issued.problem)
  if (issued.value === null)
    return rejected({
      column: cells.header('issued'),
      reason: 'There is no day on which the lead was issued.',
      remedy: 'Enter the day; without it nobody can tell how long it took to be told.',
    })
  const a = sideOf(cells, row, 'A')
  const b = sideOf(cells, row, 'B')
  const wrong = wrongSides(cells, a, b)
  if (wrong) return rejected(wrong)
  const status = statusOf(cells, row)
  if (typeof status !== 'string') return rejected(status)
  const optional = (field: 'notified' | 'confirmed') => {
    const day = cells.day(row, field)
    if (!('problem' in day)) return day.value
    notes.push({ ...day.problem, reason: `${day.problem.reason} The row was taken without it.` })
    return null
  }
  const confirmedOn = optional('confirmed')
  if (confirmedOn !== null && status === 'unconfirmed')
    return rejected({
      column: cells.header('status'),
      reason: 'The row is unconfirmed, yet it has a day of confirmation.',
      remedy: 'Ask the examiner which of the two is right, and correct the other.',
    })
  return {
    value: {
      number: cells.text(row, 'lead') ?? nameless(a, b),
      issuedOn: issued.value,
      notifiedOn: optional('notified'),
      status,
      confirmedOn,
      examiner: status === 'unconfirmed' ? null : cells.text(row, 'examiner'),
      a,
      b,
    },
    problem: null,
    notes,
  }
}

/**
 * A list without numbers is told apart by its two acquisitions or cases. They do not stand in the number themselves:
 * who sees the lead may not see both.
 */
function nameless(a: ReadSide, b: ReadSide): string {
  const of = ({ acquisition, caseNumber }: ReadSide) => keyOf(acquisition ?? caseNumber ?? '')
  const digest = createHash('sha256').update([of(a), of(b)].sort().join(' '))
  return `N-${digest.digest('hex').slice(0, 12)}`
}

const sideOf = (cells: Cells, row: readonly string[], side: 'A' | 'B'): ReadSide => ({
  acquisition: cells.text(row, `acquisition${side}`),
  caseNumber: cells.text(row, `case${side}`),
})

function wrongSides(cells: Cells, a: ReadSide, b: ReadSide): Problem | null {
  for (const [side, one] of [
    ['A', a],
    ['B', b],
  ] as const) {
    const says = keyOf(one.acquisition ?? '') + keyOf(one.caseNumber ?? '')
    if (says !== '') continue
    return {
      column: cells.header(`acquisition${side}`) ?? cells.header(`case${side}`),
      reason: `The ${side === 'A' ? 'first' : 'second'} of the two is named neither by an acquisition nor by a case.`,
      remedy: 'Enter one of the two numbers.',
    }
  }
  if (a.acquisition !== null && b.acquisition !== null && keyOf(a.acquisition) === keyOf(b.acquisition))
    return {
      column: cells.header('acquisitionB'),
      reason: `Both acquisitions are ${a.acquisition}: a lead needs two.`,
      remedy: 'Look up the other acquisition in the network and correct the row.',
    }
  return null
}

function statusOf(cells: Cells, row: readonly string[]): NetworkStatus | Problem {
  const text = cells.text(row, 'status')
  if (text === null) return 'unconfirmed'
  const status = STATUS.get(
    text
      .toLowerCase()
      .replace(/[^a-z]+/g, ' ')
      .trim(),
  )
  return (
    status ?? {
      column: cells.header('status'),
      reason: `"${text}" is not a status that is known here.`,
      remedy: 'Write UNCONFIRMED, HIT or NOT CONFIRMED.',
    }
  )
}

const rejected = (problem: Problem): ReadRow<never> => ({ value: null, problem, notes: [] })

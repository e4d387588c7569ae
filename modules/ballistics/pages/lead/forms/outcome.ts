import type { CallInput } from '#contract'
import {
  Assignment,
  Investigation,
  Result,
  Usefulness,
  type Outcome,
  type recordOutcome,
} from '../../../contract/index.ts'

/** The form: every field as text, empty where nothing is said. */
export interface OutcomeValues {
  readonly assignment: string
  readonly assignedTo: string
  readonly assignedOn: string
  readonly investigation: string
  readonly workedOn: string
  readonly result: string
  readonly usefulness: string
  readonly words: string
}

/** What the agency said last, to go on from. */
export const blankOutcome = (last: Outcome | undefined): OutcomeValues => ({
  assignment: last?.assignment ?? 'assigned',
  assignedTo: last?.assignedTo ?? '',
  assignedOn: last?.assignedOn ?? '',
  investigation: last?.investigation ?? '',
  workedOn: last?.workedOn ?? '',
  result: last?.result ?? '',
  usefulness: last?.usefulness ?? '',
  words: last?.words ?? '',
})

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

export const bodyOf = (values: OutcomeValues): CallInput<typeof recordOutcome>['body'] => ({
  assignment: Assignment.parse(values.assignment),
  assignedTo: orNull(values.assignedTo),
  assignedOn: orNull(values.assignedOn),
  investigation: Investigation.nullable().parse(orNull(values.investigation)),
  workedOn: orNull(values.workedOn),
  result: Result.nullable().parse(orNull(values.result)),
  usefulness: Usefulness.nullable().parse(orNull(values.usefulness)),
  words: orNull(values.words),
})

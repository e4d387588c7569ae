import { bandOf, type Outcome, type Purchaser, type Trace, type TraceRow } from '../contract/index.ts'
import type { TraceState } from '../service/trace.ts'
import type { PurchaserRow } from '../store/trace.ts'
import type { ListedTrace } from '../store/trace-list.ts'
import { referenceOf } from './reference.ts'

/** The fields of a trace that leave; the purchaser is a number. */
export function presentTrace(state: TraceState): Trace {
  const { row } = state
  const neighbour = (one: TraceState['corrects']) =>
    one && { id: one.id, reference: referenceOf(one.reference) }
  return {
    id: row.id,
    label: { ownerAgency: row.owner_name, category: row.category, sensitivity: row.sensitivity },
    reference: referenceOf(row.reference),
    number: row.number,
    status: row.status,
    request: row.request,
    recovery: presentGun(state),
    requestedOn: row.requested_on,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    submittedBy: row.submitted_by_name,
    findings: [...state.findings],
    clock: clockOf(state),
    rejection: row.rejection && { ...row.rejection, on: row.rejected_on! },
    corrects: neighbour(state.corrects),
    correctedBy: neighbour(state.correctedBy),
    result: presentResult(state),
    remarks: row.remarks,
    version: row.version,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_by_name,
    mayEdit: state.mayEdit,
    sharedBy: state.sharedBy,
  }
}

function presentGun({ recovery }: TraceState): Trace['recovery'] {
  const { row, content, readings } = recovery
  return {
    id: row.id,
    caseNumber: content.caseNumber,
    propertyTag: content.propertyTag,
    recoveredOn: content.recoveredOn,
    recoveredLatest: row.recovered_latest,
    recoveredTime: content.recoveredTime,
    circumstance: content.circumstance,
    address: content.place.address,
    city: content.place.city,
    state: content.place.state,
    serialState: row.serial_state,
    readingState: recovery.readingState,
    readings: readings.map((one) => ({
      text: one.text,
      by: one.read_by_name,
      at: one.read_at.toISOString(),
    })),
    privatelyMade: content.firearm.privatelyMade,
    conversionDevice: content.firearm.conversionDevice,
    stolen: content.stolen.result,
    possessors: content.people
      .filter(({ role }) => role === 'possessor')
      .map(({ last, first, alias, bornOn }) => ({
        name: [first, last].filter(Boolean).join(' ') || (alias ?? ''),
        bornOn,
      })),
  }
}

function presentResult({ row, steps }: TraceState): Trace['result'] {
  if (row.outcome === null) return null
  return {
    outcome: row.outcome as Outcome,
    answeredOn: row.answered_on,
    steps: steps.map(({ happened_on, ...step }) => ({ ...step, on: happened_on })),
    daysToCrime: row.days_to_crime,
    band: row.days_to_crime === null || row.days_to_crime < 0 ? null : bandOf(row.days_to_crime),
    daysSpan:
      row.days_least === null && row.days_most === null
        ? null
        : { least: row.days_least, most: row.days_most },
    stated:
      row.days_stated === null && row.band_stated === null
        ? null
        : { days: row.days_stated, band: row.band_stated },
    purchaserNumber: row.purchaser_number,
  }
}

const HOUR = 3_600_000
/** Hours: on the day of the recovery (IACP), within a day for urgent ones, nine days on average for routine ones (2019). */
const LIMITS = { submit: 24, urgent: 24, routine: 9 * 24 } as const

/** What runs now: until it is submitted, then until it is answered. */
function clockOf({ row, recovery }: TraceState): Trace['clock'] {
  const of = (startedAt: Date, rule: keyof typeof LIMITS) => ({
    startedAt: startedAt.toISOString(),
    dueAt: new Date(startedAt.getTime() + LIMITS[rule] * HOUR).toISOString(),
    rule,
  })
  if (row.status === 'draft' && row.corrects_id === null) return of(recovery.row.recorded_at, 'submit')
  if (row.status === 'submitted' && row.submitted_at) return of(row.submitted_at, row.priority)
  return null
}

export const presentPurchaser = (row: PurchaserRow): Purchaser => ({
  last: row.last,
  first: row.first,
  bornOn: row.born_on,
  sex: row.sex,
  race: row.race,
  address: row.address,
  city: row.city,
  state: row.state,
})

/** One line of the list. */
export function presentTraceRow(row: ListedTrace, faults: number): TraceRow {
  const { firearm } = row.request
  return {
    id: row.id,
    reference: referenceOf(row.reference),
    number: row.number,
    status: row.status,
    priority: row.priority,
    requestedOn: row.requested_on,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    answeredOn: row.answered_on,
    outcome: row.outcome as Outcome | null,
    recoveredOn: row.recovered_on,
    caseNumber: row.case_number,
    serial: firearm.serial,
    make: firearm.make,
    model: firearm.model,
    type: firearm.type,
    daysToCrime: row.days_to_crime,
    faults,
    sharedBy: row.shared_by,
  }
}

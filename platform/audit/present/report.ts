import type { Cell } from '#platform/import'
import type { AuditEntry, WeekReport } from '../contract.ts'

/** The columns of an exported search. */
export const EVENT_HEADERS = [
  'entry',
  'time (UTC)',
  'person',
  'person number',
  'agency',
  'action',
  'record type',
  'record',
  'records',
  'fields',
  'purpose',
  'outcome',
  'address',
  'milliseconds',
  'request',
]

export const eventCells = (entry: AuditEntry): Cell[] => [
  entry.id,
  entry.at,
  entry.person?.name ?? null,
  entry.person?.id ?? null,
  entry.person?.agency ?? null,
  entry.actionId,
  entry.recordType,
  entry.recordId,
  entry.count,
  entry.fields.join(' '),
  entry.purpose,
  entry.outcome,
  entry.address,
  entry.tookMs,
  entry.requestId,
]

/** The columns of an exported week: one figure a line. */
export const REPORT_HEADERS = ['week', 'part', 'name', 'measure', 'count']

/** A week's figures, one a line, so that weeks can be put under each other. */
export function reportCells(report: WeekReport): Cell[][] {
  const line = (part: string, name: string, measure: string, count: number): Cell[] => [
    report.week,
    part,
    name,
    measure,
    count,
  ]
  const outcomes = (part: string, name: string, of: { done: number; refused: number; failed: number }) =>
    (['done', 'refused', 'failed'] as const).map((outcome) => line(part, name, outcome, of[outcome]))
  return [
    ...outcomes('all', '', report.outcomes),
    line('all', '', 'failed sign-ins', report.signInFailures.total),
    line('all', '', 'exports', report.exports.total),
    line('all', '', 'privileged acts', report.privileged.total),
    line('all', '', 'audit touched', report.auditTouched.total),
    ...report.people.flatMap((person) => [
      ...outcomes('person', person.name, person),
      line('person', person.name, 'out of hours', person.outOfHours),
      line('person', person.name, 'exports', person.exports),
    ]),
    ...report.actions.flatMap((action) => outcomes('action', action.actionId, action)),
    ...report.signInFailures.addresses.map(({ address, count }) =>
      line('failed sign-ins', address ?? '', 'refused', count),
    ),
  ]
}

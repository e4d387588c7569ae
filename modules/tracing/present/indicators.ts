import { typeNamed } from '#platform/firearms'
import { indicatorRules } from '../contract/indicator-rules.ts'
import type { Indicator, IndicatorGun, IndicatorRow } from '../contract/index.ts'
import type { IndicatorRead } from '../service/indicators/list.ts'
import type { EvidenceRow, IndicatorRow as Stored, IndicatorRunRow } from '../store/indicators/list.ts'
import { referenceOf } from './reference.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** One line of the list. */
export function presentIndicatorRow(row: Stored): IndicatorRow {
  const days = row.recovered.filter((day) => DAY.test(day))
  return {
    id: row.id,
    rule: row.rule,
    state: row.state === 'new' && !row.met ? 'lapsed' : row.state,
    met: row.met,
    title: row.title,
    sentence: row.sentence,
    subject: { kind: row.subject_kind, name: row.subject_name },
    guns: row.guns,
    observed: row.observed,
    expected: row.expected,
    probability: row.probability,
    adjusted: row.adjusted,
    firstOn: days[0] ?? null,
    lastOn: days.at(-1) ?? null,
    foundAt: row.found_at.toISOString(),
    recoveredOn: days,
    referral: row.referral_id === null ? null : { id: row.referral_id, number: row.referral_number! },
  }
}

/** One indicator; purchasers are numbers. */
export function presentIndicator({ row, evidence, events, content }: IndicatorRead): Indicator {
  const rule = indicatorRules[row.rule]
  return {
    ...presentIndicatorRow(row),
    explanation: row.explanation,
    innocent: rule.innocent,
    source: rule.source,
    ruleVersion: row.rule_version,
    parameters: rule.parameters.map(({ key, label, unit, start }) => ({
      label,
      unit,
      value: content[row.rule].parameters[key] ?? start,
    })),
    evidence: evidence.map(presentGun),
    events: events.map((event) => ({
      kind: event.kind,
      words: event.words,
      at: event.happened_at.toISOString(),
      by: event.person_name,
    })),
    version: row.version,
  }
}

export const presentGun = (row: EvidenceRow): IndicatorGun => ({
  recoveryId: row.recovery_id,
  traceId: row.trace_id,
  reference: row.reference === null ? null : referenceOf(row.reference),
  serial: row.serial,
  gun: gunWords(row),
  part: row.part,
  purchasedOn: row.purchased_on !== null && DAY.test(row.purchased_on) ? row.purchased_on : null,
  recoveredOn: row.recovered_on,
  daysToCrime: row.days_to_crime,
  purchaserNumber: row.purchaser_number,
  dealer: row.dealer,
  caseNumber: row.case_number,
  address: row.address,
  alsoIn: row.also_in,
})

const gunWords = ({ make, model, type, calibre }: EvidenceRow): string =>
  [typeNamed(type)?.name ?? type, [make, model].filter(Boolean).join(' '), calibre].filter(Boolean).join(', ')

export const presentRun = (run: IndicatorRunRow | undefined) =>
  run === undefined
    ? null
    : {
        at: run.ran_at.toISOString(),
        ruleVersion: run.rule_version,
        guns: run.guns,
        traced: run.traced,
        outcomes: run.outcomes,
      }

import { indicatorRules } from '../contract/indicator-rules.ts'
import type { Referral, ReferralPackage, ReferralRow } from '../contract/index.ts'
import type { ReferralRead } from '../service/referrals/read.ts'
import type { EvidenceRow, IndicatorRow } from '../store/indicators/list.ts'
import type { ListedReferral } from '../store/referrals/read.ts'
import { presentGun } from './indicators.ts'

export const presentReferralRow = (row: ListedReferral): ReferralRow => ({
  id: row.id,
  number: row.number,
  state: row.state,
  receiver: row.receiver,
  receiverName: row.receiver_name,
  indicators: row.indicators,
  guns: row.guns,
  outcome: row.outcome,
  sentOn: row.sent_on,
  lastOn: row.last_on,
  recordedBy: row.recorded_by_name,
})

export const presentReferredIndicator = (row: IndicatorRow): ReferralPackage['indicators'][number] => ({
  id: row.id,
  rule: row.rule,
  title: row.title,
  sentence: row.sentence,
  explanation: row.explanation,
  innocent: indicatorRules[row.rule].innocent,
  source: indicatorRules[row.rule].source,
})

/** A gun as it leaves: by the numbers of its records, without the name of a purchaser or possessor. */
export function presentReferredGun(row: EvidenceRow): ReferralPackage['guns'][number] {
  const { traceId: _trace, alsoIn: _also, ...gun } = presentGun(row)
  return { ...gun, traceNumber: row.trace_number, licence: row.licence }
}

export function presentReferral({ row, content, packages, events, mayEdit }: ReferralRead): Referral {
  const { indicators, guns, ...words } = content
  const [last] = packages
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    version: row.version,
    content: words,
    indicators,
    guns,
    outcome: row.outcome,
    events: events.map((event) => ({
      kind: event.kind,
      on: event.happened_on,
      outcome: event.outcome,
      words: event.words,
      by: event.person_name,
      at: event.recorded_at.toISOString(),
    })),
    packages: packages.map((one) => ({
      version: one.version,
      sentOn: one.sent_on,
      by: one.sent_by_name,
      correction: one.correction,
    })),
    changedSince: last !== undefined && sorted(last.content) !== sorted(content),
    mayEdit,
  }
}

/** The same whatever the order of keys: what was stored comes back in another one. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

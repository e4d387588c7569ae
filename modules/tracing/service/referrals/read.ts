import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { ReferralContent, ReferralPackage, ReferralState } from '../../contract/index.ts'
import { presentReferredGun, presentReferredIndicator } from '../../present/referrals.ts'
import { findEvidence, findIndicator } from '../../store/indicators/list.ts'
import {
  answerTimes,
  countReferrals,
  findPackages,
  findReferral,
  findReferralEvents,
  indicatorsOf,
  listReferralRows,
  type PackageRow,
  type ReferralEventRow,
  type ReferralRow,
} from '../../store/referrals/read.ts'

export interface ReferralRead {
  readonly row: ReferralRow
  /** What would leave now. */
  readonly content: ReferralPackage
  readonly packages: readonly PackageRow[]
  readonly events: readonly ReferralEventRow[]
  readonly mayEdit: boolean
}

/** States in which words and indicators may still change: before it is sent, and corrections afterwards. */
export const EDITABLE: readonly ReferralState[] = ['draft', 'sent', 'acknowledged', 'accepted']

/** @throws Failure `record.unavailable` */
export async function readReferral(tx: Tx, id: string): Promise<ReferralRead> {
  tx.about({ type: 'referral', id })
  const row = await findReferral(tx, id)
  if (!row) throw new Failure('record.unavailable')
  return {
    row,
    content: await packageOf(tx, id, wordsOf(row)),
    packages: await findPackages(tx, id),
    events: await findReferralEvents(tx, id),
    mayEdit: EDITABLE.includes(row.state) && tx.actor.permissions.has('tracing.refer'),
  }
}

const wordsOf = (row: ReferralRow): ReferralContent => ({
  receiver: row.receiver,
  receiverName: row.receiver_name,
  contact: row.contact,
  narrative: row.narrative,
  request: row.request,
})

/** The package as it stands: the words, the indicators, and each gun once with all it has to do with them. */
export async function packageOf(tx: Tx, id: string, words: ReferralContent): Promise<ReferralPackage> {
  const ids = await indicatorsOf(tx, id)
  const indicators = []
  for (const one of ids) {
    const row = await findIndicator(tx, one)
    if (row) indicators.push(presentReferredIndicator(row))
  }
  const guns = new Map<string, ReferralPackage['guns'][number]>()
  for (const row of await findEvidence(tx, ids)) {
    const known = guns.get(row.recovery_id)
    const parts = new Set([...(known?.part.split('; ') ?? []), row.part])
    guns.set(row.recovery_id, { ...presentReferredGun(row), part: [...parts].join('; ') })
  }
  return { ...words, indicators, guns: [...guns.values()] }
}

/**
 * The package as it stands, or as a version was sent.
 * @throws Failure `record.unavailable`
 */
export async function packageVersion(
  tx: Tx,
  id: string,
  version: number | undefined,
): Promise<{ row: ReferralRow; content: ReferralPackage; sent: PackageRow | null }> {
  const state = await readReferral(tx, id)
  if (version === undefined) return { row: state.row, content: state.content, sent: null }
  const sent = state.packages.find((one) => one.version === version)
  if (!sent) throw new Failure('record.unavailable')
  return { row: state.row, content: sent.content, sent }
}

export async function listReferrals(tx: Tx, query: { state?: ReferralState | undefined; limit: number }) {
  const rows = await listReferralRows(tx, query)
  tx.about({ type: 'referral', count: rows.length })
  return { rows, counts: await countReferrals(tx), times: await answerTimes(tx) }
}

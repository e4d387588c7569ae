import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { findWording, putWording } from '../../store/leads/wording.ts'

/** What notices say until an agency words them for itself. */
export const USUAL = {
  lead: 'This is an investigative lead. Two people reviewed images of the exhibits on a screen and saw a probable link; nobody has compared the physical items yet. It does not identify a firearm or a person, and it is not probable cause by itself. Do not use it as an identification, in a warrant or in court until an examiner has compared the physical items and confirmed the link in writing.',
  hit: 'An examiner compared the physical items and confirmed the link between the two cases. The notice reports that finding and does not replace the laboratory’s report, which is what goes into evidence. That exhibits of two cases are linked does not say who fired.',
} as const

export interface Wording {
  readonly lead: string
  readonly hit: string
  readonly own: boolean
  readonly version: number
  readonly changedAt: string | null
  readonly changedBy: string | null
}

/** The wording of an agency, its own or the usual. */
export async function wordingOf(tx: Tx, agencyId: number): Promise<Wording> {
  const row = await findWording(tx, agencyId)
  if (!row) return { ...USUAL, own: false, version: 0, changedAt: null, changedBy: null }
  const { lead, hit, version, changed_at: at, changed_by_name: changedBy } = row
  return { lead, hit, own: true, version, changedAt: at.toISOString(), changedBy }
}

/** @throws Failure record.changed */
export async function saveWording(
  tx: Tx,
  one: { readonly lead: string; readonly hit: string; readonly version: number },
): Promise<Wording> {
  tx.about({ type: 'ballistics', fields: ['wording of notices'] })
  if (!(await putWording(tx, one))) throw new Failure('record.changed')
  return wordingOf(tx, tx.actor.agencyId)
}

import { uuid, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { CaseContent } from '../contract/index.ts'
import * as store from '../store/cases.ts'
import { explainRefused } from './refused.ts'

/** One case as services hand it on. */
export interface CaseState extends store.StoredCase {
  readonly mayEdit: boolean
  readonly sharedBy: string | null
}

/** @throws Failure `record.unavailable` when there is none that the actor may see */
export async function readCase(tx: Tx, id: string): Promise<CaseState> {
  tx.about({ type: 'casefile', id })
  const found = await store.findCase(tx, id)
  if (!found) throw new Failure('record.unavailable')
  tx.about({ type: 'casefile', id, owner: found.owner_agency })
  const own = found.owner_agency === tx.actor.agencyId
  return {
    ...found,
    mayEdit: own && tx.actor.permissions.has('ballistics.write'),
    sharedBy: own ? null : found.owner_name,
  }
}

export async function listCases(tx: Tx, q: string | undefined, limit: number): Promise<store.StoredCase[]> {
  const cases = await store.findCases(tx, q, limit)
  tx.about({ type: 'casefile', count: cases.length })
  return cases
}

/**
 * Corrects what is known of a case.
 * @throws Failure `record.changed`, `record.unavailable`, `permission.missing`, `ballistics.case_exists`
 */
export async function reviseCase(
  tx: Tx,
  id: string,
  { version, content }: { version: number; content: CaseContent },
): Promise<CaseState> {
  await store.lockCase(tx, id)
  const before = await readCase(tx, id)
  if (!before.mayEdit) throw new Failure('permission.missing')
  if (before.version !== version) throw new Failure('record.changed')
  checkPlace(content)
  tx.about({ type: 'casefile', id, fields: ['revised'], change: { before: written(before), after: content } })
  await explainRefused(store.updateCase(tx, id, content, content.agency ?? (await store.ownName(tx))))
  return readCase(tx, id)
}

const written = ({ number, agency_name, ori, offence, occurred_on, address, investigator }: CaseState) => ({
  number,
  agency: agency_name,
  ori,
  offence,
  occurredOn: occurred_on,
  address,
  investigator,
})

/** The case of an entry: one that is there, or a new one; the same number of the same agency is the same case. */
export async function caseFor(tx: Tx, given: { readonly id: string } | CaseContent): Promise<string> {
  if ('id' in given) {
    const found = await readCase(tx, given.id)
    if (!found.mayEdit) throw new Failure('record.unavailable')
    return found.id
  }
  checkPlace(given, 'case.')
  const id = uuid()
  const kept = await explainRefused(store.keepCase(tx, id, given, given.agency ?? (await store.ownName(tx))))
  tx.about({ type: 'casefile', id: kept, ...(kept === id && { fields: ['recorded'] }) })
  return kept
}

function checkPlace({ latitude, longitude }: CaseContent, prefix = 'content.'): void {
  if ((latitude === null) === (longitude === null)) return
  const missing = latitude === null ? 'latitude' : 'longitude'
  throw new Failure('request.invalid', {
    fields: [{ path: `${prefix}${missing}`, message: `Give the ${missing} too, or leave both out.` }],
  })
}

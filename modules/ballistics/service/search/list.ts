import type { Tx } from '#platform/db'
import { findCandidates } from '../../store/candidates.ts'
import { findRefs } from '../../store/reading-list.ts'
import { findLatestSearch } from '../../store/searches.ts'
import { readScan } from '../scans.ts'

/** More are never shown: whoever needs the hundredth needs another search. */
const SHOWN = 100

/**
 * The latest search of a scan and what was found with it, of which each only sees what they may see both sides of.
 * @throws Failure `record.unavailable`
 */
export async function listCandidates(tx: Tx, scanId: string) {
  const scan = await readScan(tx, scanId)
  const search = await findLatestSearch(tx, scanId)
  const rows = await findCandidates(tx, { scanId, searchId: search?.id ?? null, limit: SHOWN })
  const refs = await findRefs(tx, [scanId, ...rows.map(({ other }) => other)])
  tx.about({ type: 'comparison', count: rows.length })
  const { agencyId, personId, permissions } = tx.actor
  // How many were looked at tells how many there are: of sealed ones only to who asked, and never to other agencies.
  const maySeeSteps =
    search?.owner_agency === agencyId && (!search.has_sealed || search.asked_by === personId)
  return {
    scan,
    self: refs.get(scanId)!,
    search: search && { ...search, steps: maySeeSteps ? search.steps : null },
    rows: rows.filter(({ other }) => refs.has(other)),
    refs,
    mayReview: permissions.has('ballistics.review') && scan.row.owner_agency === agencyId,
    maySearch: scan.mayEdit && scan.row.state === 'ready' && scan.row.mark === 'breech-face',
  }
}

import { buffer } from 'node:stream/consumers'
import { searchReport, type SearchReport } from '@throughline/topography'
import { audited } from '#platform/audit'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { calibres, couldBeSameCalibre } from '#platform/firearms'
import { asProblem } from '#platform/http'
import type { JobRun } from '#platform/jobs'
import { OFFERED_FROM, SEARCH } from '../engine/method.ts'
import type { Query } from '../engine/tasks.ts'
import { insertCandidates, markSearched, type NewCandidate } from '../../store/candidates.ts'
import { keepComparison, offer } from '../../store/comparisons.ts'
import { findScan, type ScanRow } from '../../store/scans.ts'
import { clearParts, countPrints, divide, findClasses, type Chosen } from '../../store/search-parts.ts'
import { changeSearch, findSearch } from '../../store/searches.ts'
import { joinedParts, lookAtParts, PART } from './coarse.ts'
import { compareBest, fineFits, type Compared } from './near.ts'

/** Others who help with the coarse pass, besides the worker that has the search. */
const MOST_HELPERS = 7

interface Plan {
  readonly chosen: Chosen
  readonly scan: ScanRow
  readonly entries: number
  readonly sameClass: number
  readonly hasSealed: boolean
  readonly casefile: string
}

/**
 * Seeks a scan. What is divided among workers is kept part by part; what comes of it is written in one transaction with
 * the end of the job. Killed at any moment, it goes on from there and gives the same.
 */
export async function runSearch(
  files: FileStore,
  searchId: string,
  run: JobRun,
  help: (tx: Tx, helper: number, helpers: number) => Promise<unknown>,
): Promise<void> {
  try {
    const plan = await run.database.withActor(run.actor, (tx) => planned(tx, searchId, help))
    if (!plan) return
    const query = await queryOf(files, plan.scan)
    await lookAtParts(run, { chosen: plan.chosen, query, helper: 0, helpers: 0 })
    const coarse = await run.database.withActor(run.actor, (tx) => joinedParts(tx, searchId))
    const fits = await fineFits(run, query, coarse)
    const compared = await compareBest(files, run, { query, scanId: plan.scan.id, coarse, fits })
    const report = searchReport({ ...coarse, otherClass: plan.entries - plan.sameClass }, compared, {
      keep: SEARCH,
      top: SEARCH.top,
    })
    await audited(run.database, run.actor, { action: 'ballistics.search' }, (tx) =>
      keep(tx, plan, report, compared).then(() => run.done(tx)),
    )
  } catch (error) {
    await failed(run, searchId, error)
    throw error
  }
}

/** Part of the coarse pass of a search, by another worker. */
export async function helpSearch(
  files: FileStore,
  searchId: string,
  run: JobRun,
  place: { helper: number; helpers: number },
): Promise<void> {
  const found = await run.database.withActor(run.actor, (tx) => chosenFor(tx, searchId))
  if (found)
    await lookAtParts(run, { chosen: found.chosen, query: await queryOf(files, found.scan), ...place })
}

const queryOf = async (files: FileStore, scan: ScanRow): Promise<Query> => ({
  id: scan.prepared_hash!,
  detail: new Uint8Array(await buffer(await files.open(scan.prepared_hash!))),
})

/** Calibres that may stand for the same gun: a .223 chamber and a 5.56 one. */
const calibresLike = (key: string | null): string[] | null =>
  key === null
    ? null
    : [key, ...calibres.map((one) => one.key).filter((one) => one !== key && couldBeSameCalibre(key, one))]

async function chosenFor(tx: Tx, searchId: string) {
  const search = await findSearch(tx, searchId, { lock: true })
  if (!search || search.state === 'done' || search.owner_agency !== tx.actor.agencyId) return undefined
  const [scan, classes] = [await findScan(tx, search.scan_id), await findClasses(tx, search.scan_id)]
  if (!scan?.prepared_hash || !classes) return undefined
  const { calibreKey, firingPinShape } = classes
  return { chosen: { search, calibres: calibresLike(calibreKey), firingPinShape }, scan }
}

/** What is to be looked at, divided. The entries of a search are those that are there now: a later one seeks for itself. */
async function planned(
  tx: Tx,
  searchId: string,
  help: (tx: Tx, helper: number, helpers: number) => Promise<unknown>,
): Promise<Plan | undefined> {
  const found = await chosenFor(tx, searchId)
  if (!found) return undefined
  const counted = await countPrints(tx, found.chosen)
  if (await divide(tx, found.chosen, PART)) {
    const helpers = Math.min(MOST_HELPERS, Math.floor(counted.same_class / PART / 2))
    for (let helper = 1; helper <= helpers; helper++) await help(tx, helper, helpers)
  }
  await changeSearch(tx, searchId, { state: 'running', problem: null })
  const { rows } = await tx.client.query<{ casefile_id: string }>(
    'select casefile_id from ballistics.exhibit where id = $1',
    [found.scan.exhibit_id],
  )
  return {
    ...found,
    entries: counted.entries,
    sameClass: counted.same_class,
    hasSealed: counted.sealed > 0,
    casefile: rows[0]!.casefile_id,
  }
}

async function keep(tx: Tx, plan: Plan, report: SearchReport, compared: readonly Compared[]): Promise<void> {
  const { search } = plan.chosen
  const { scan } = plan
  tx.about({ type: 'exhibit', id: scan.exhibit_id, fields: ['scans'], owner: scan.owner_agency })
  const before = await findSearch(tx, search.id, { lock: true })
  if (before?.state === 'done') return
  const entries = new Map(compared.map(({ candidate, entry }) => [candidate.ordinal, entry]))
  const candidates: NewCandidate[] = []
  const offered: string[] = []
  for (const { rank, ordinal, coarse, fine, exact } of report.results) {
    const entry = entries.get(ordinal)!
    const { comparison } = exact!
    const comparisonId = await keepComparison(
      tx,
      {
        scanId: scan.id,
        exhibitId: scan.exhibit_id,
        candidateScanId: entry.scan_id,
        candidateExhibitId: entry.exhibit_id,
      },
      comparison,
    )
    candidates.push({
      rank,
      exhibitId: entry.exhibit_id,
      scanId: entry.scan_id,
      comparisonId,
      coarse: coarse.score,
      fine: fine?.score ?? null,
    })
    const isOtherCase = entry.casefile_id !== plan.casefile
    if (isOtherCase && Math.min(...comparison.cmc.original) >= OFFERED_FROM) offered.push(comparisonId)
  }
  await insertCandidates(tx, search, candidates)
  await offer(tx, offered)
  await changeSearch(tx, search.id, {
    state: 'done',
    steps: report.steps.map((step) => ({ ...step, dropped: [...step.dropped] })),
    has_sealed: plan.hasSealed,
    problem: null,
    finished_at: new Date(),
  })
  await clearParts(tx, search.id)
  await markSearched(tx, scan.exhibit_id)
}

async function failed({ database, actor }: JobRun, searchId: string, error: unknown): Promise<void> {
  const { code, sentence, remedy } = asProblem(error, searchId)
  await database.withActor(actor, (tx) =>
    changeSearch(tx, searchId, { state: 'failed', problem: { code, sentence, remedy } }),
  )
}

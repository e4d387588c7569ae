import type { FieldProblem } from '#contract'
import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { TriageDecision } from '../contract/index.ts'
import { findExhibits, lockExhibits, type StoredExhibit } from '../store/read.ts'
import { exhibitsOfCase, strayRepresented, writeTriage } from '../store/triage.ts'
import { readCase } from './cases.ts'

export interface Triage {
  readonly exhibits: readonly StoredExhibit[]
  readonly awaited: number
  readonly mayDecide: boolean
}

/** What can be told apart: everything of the case that has come and has a surface to enter. */
export async function readTriage(tx: Tx, caseId: string): Promise<Triage> {
  const { mayEdit } = await readCase(tx, caseId)
  const all = (await findExhibits(tx, await exhibitsOfCase(tx, caseId))).filter(
    ({ kind }) => kind !== 'firearm',
  )
  const exhibits = all
    .filter(({ received_at }) => received_at !== null)
    .toSorted((one, other) => natural.compare(one.marker ?? one.number, other.marker ?? other.number))
  return {
    exhibits,
    awaited: all.length - exhibits.length,
    mayDecide: mayEdit && tx.actor.permissions.has('ballistics.triage'),
  }
}

const natural = new Intl.Collator('en', { numeric: true })

/**
 * Decides about exhibits of one case. Nothing leaves the queue without a reason, and what is represented names an
 * exhibit that is entered.
 * @throws Failure `request.invalid`, `record.changed`, `record.unavailable`, `ballistics.not_received`, `ballistics.entered_already`
 */
export async function decideTriage(
  tx: Tx,
  caseId: string,
  decisions: readonly TriageDecision[],
): Promise<Triage> {
  const ids = decisions.map(({ exhibitId }) => exhibitId)
  // Those that represent are held too: they must not be decided otherwise meanwhile.
  const named = decisions.flatMap(({ representedBy }) => representedBy ?? [])
  await lockExhibits(tx, [...new Set([...ids, ...named])])
  if (!(await readCase(tx, caseId)).mayEdit) throw new Failure('permission.missing')
  const known = new Map((await findExhibits(tx, [...ids, ...named])).map((one) => [one.id, one]))
  checkDecisions(decisions, caseId, known)
  for (const { exhibitId, version } of decisions) {
    const exhibit = known.get(exhibitId)!
    if (exhibit.received_at === null) throw new Failure('ballistics.not_received')
    if (exhibit.acquired_at !== null) throw new Failure('ballistics.entered_already')
    if (exhibit.version !== version) throw new Failure('record.changed')
  }
  await writeTriage(tx, decisions)
  const stray = await strayRepresented(tx, caseId)
  if (stray.length > 0)
    throw new Failure('request.invalid', {
      fields: [
        {
          path: 'decisions',
          message: `${stray.join(', ')} would be represented by an exhibit that is not entered. Decide about them too.`,
        },
      ],
    })
  for (const { exhibitId, outcome } of decisions)
    tx.about({
      type: 'exhibit',
      id: exhibitId,
      fields: ['triage'],
      change: { before: known.get(exhibitId)!.triage, after: outcome },
    })
  return readTriage(tx, caseId)
}

function checkDecisions(
  decisions: readonly TriageDecision[],
  caseId: string,
  known: ReadonlyMap<string, StoredExhibit>,
): void {
  const seen = new Set<string>()
  const fields = decisions.flatMap((decision, index): FieldProblem[] => {
    const { exhibitId, outcome, representedBy, reason } = decision
    if (known.get(exhibitId)?.casefile_id !== caseId) throw new Failure('record.unavailable')
    const at = (field: string, message: string) => ({ path: `decisions.${index}.${field}`, message })
    const twice = seen.has(exhibitId)
    seen.add(exhibitId)
    return [
      ...(twice ? [at('exhibitId', 'This exhibit is decided about twice.')] : []),
      ...(outcome !== 'enter' && reason === null ? [at('reason', 'Give the reason.')] : []),
      ...((outcome === 'represented') !== (representedBy !== null)
        ? [at('representedBy', 'Name the exhibit that is entered in its place, and only then.')]
        : []),
      ...(representedBy !== null &&
      (representedBy === exhibitId || known.get(representedBy)?.casefile_id !== caseId)
        ? [at('representedBy', 'Choose another exhibit of the same case.')]
        : []),
    ]
  })
  if (fields.length > 0) throw new Failure('request.invalid', { fields })
}

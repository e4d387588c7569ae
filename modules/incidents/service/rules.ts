import { Failure } from '#platform/http'
import type { Tx } from '#platform/db'
import type { CountingRules, FieldChange } from '../contract/index.ts'
import { changeGround } from '../store/ground.ts'
import { findIncidents, useLocalTime, type IncidentParts } from '../store/record.ts'
import { findAffected, findRules, reclassify, saveRules } from '../store/rules.ts'
import { insertVersions } from '../store/versions.ts'
import { classify, type ClassRules } from '../contract/classify.ts'
import { contentOf } from './content.ts'
import { inWords } from './words.ts'

type RuleChoices = Pick<CountingRules, 'grazeCounts' | 'officerInvolvedCounts' | 'lateAfterDays'>

/**
 * The rules of an agency that has chosen none. Grazes count: most source files do not tell a graze from
 * another wound, so that leaving grazes out would count the careful records lower than the careless ones.
 * Shootings by and of officers count, as in the public files of cities. Seven days are ample for a report
 * that is written on the day.
 */
const DEFAULT_RULES: RuleChoices = {
  grazeCounts: true,
  officerInvolvedCounts: true,
  lateAfterDays: 7,
}

/** The rules of the actor's agency, chosen or by default. */
export async function rulesInForce(tx: Tx): Promise<CountingRules> {
  const row = await findRules(tx)
  if (!row) return { ...DEFAULT_RULES, changedBy: null, changedAt: null }
  return {
    grazeCounts: row.graze_counts,
    officerInvolvedCounts: row.officer_involved_counts,
    lateAfterDays: row.late_after_days,
    changedBy: row.changed_by,
    changedAt: row.changed_at.toISOString(),
  }
}

/** The counting rules, for a person who looks at them. */
export async function readRules(tx: Tx): Promise<CountingRules> {
  tx.about({ type: 'counting-rules' })
  return rulesInForce(tx)
}

const BATCH = 500
const WAIT_SECONDS = 10

/**
 * Changes the rules of the actor's agency and gives every incident they touch its new class, as a new
 * version. Nobody stores incidents by the old rules meanwhile. Answers how many were reclassified.
 * @throws Failure `server.busy` while an import or another change keeps the agency's records
 */
export async function changeRules(
  tx: Tx,
  choices: RuleChoices,
): Promise<{ rules: CountingRules; reclassified: number }> {
  if (!(await changeGround(tx, WAIT_SECONDS)))
    throw new Failure('server.busy', {
      detail: 'An import or another change of the rules is still storing incidents of your agency.',
    })
  const before = await rulesInForce(tx)
  await saveRules(tx, {
    graze_counts: choices.grazeCounts,
    officer_involved_counts: choices.officerInvolvedCounts,
    late_after_days: choices.lateAfterDays,
  })
  const reclassified = await reclassifyAll(tx, before, choices)
  tx.about({ type: 'counting-rules', fields: changedNames(before, choices), count: reclassified })
  return { rules: await rulesInForce(tx), reclassified }
}

async function reclassifyAll(tx: Tx, before: RuleChoices, after: RuleChoices): Promise<number> {
  const ids = await findAffected(tx, {
    graze: before.grazeCounts !== after.grazeCounts,
    officerInvolved: before.officerInvolvedCounts !== after.officerInvolvedCounts,
  })
  await useLocalTime(tx)
  let count = 0
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = await findIncidents(tx, ids.slice(start, start + BATCH))
    count += await reclassifyBatch(tx, batch, after, reasonOf(before, after))
  }
  return count
}

async function reclassifyBatch(
  tx: Tx,
  batch: readonly IncidentParts[],
  rules: ClassRules,
  reason: string,
): Promise<number> {
  const changed = batch.flatMap((parts) => {
    const content = contentOf(parts)
    const now = classify(content, rules)
    const { incident } = parts
    const changes = classChanges(incident, now)
    return changes.length === 0 ? [] : [{ incident, content, now, changes }]
  })
  if (changed.length === 0) return 0
  await insertVersions(
    tx,
    changed.map(({ incident: { id, version }, content, changes }) => ({
      id,
      version: version + 1,
      via: 'rule',
      reason,
      changes,
      before: content,
    })),
  )
  await reclassify(
    tx,
    changed.map(({ incident: { id }, now: { class: cls, exclusion, wounded } }) => ({
      id,
      class: cls,
      exclusion,
      wounded,
    })),
  )
  return changed.length
}

type Counted = ReturnType<typeof classify>

function classChanges(was: Counted, is: Counted): FieldChange[] {
  const names = ['class', 'exclusion', 'wounded'] as const
  return names.flatMap((name) => {
    if (was[name] === is[name]) return []
    return [{ path: name, from: inWords(name, was[name]), to: inWords(name, is[name]) }]
  })
}

function reasonOf(before: RuleChoices, after: RuleChoices): string {
  const parts = []
  if (before.grazeCounts !== after.grazeCounts)
    parts.push(`a graze ${after.grazeCounts ? 'now counts' : 'no longer counts'} as a gunshot wound`)
  if (before.officerInvolvedCounts !== after.officerInvolvedCounts)
    parts.push(`shootings by or of officers ${after.officerInvolvedCounts ? 'now count' : 'no longer count'}`)
  return `Counting rules changed: ${parts.join('; ')}.`
}

function changedNames(before: RuleChoices, after: RuleChoices): string[] {
  const names = ['grazeCounts', 'officerInvolvedCounts', 'lateAfterDays'] as const
  return names.filter((name) => before[name] !== after[name])
}

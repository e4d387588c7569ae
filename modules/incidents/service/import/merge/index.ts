import type { Tx } from '#platform/db'
import type { FieldChange, ImportReport } from '../../../contract/index.ts'
import {
  nextKnown,
  prepareKnown,
  writeMerged,
  type Incoming,
  type MergedIncident,
} from '../../../store/import/index.ts'
import { findIncidents, type IncidentParts } from '../../../store/record.ts'
import { changesBetween } from '../../changes.ts'
import { classify, type ClassRules } from '../../../contract/classify.ts'
import { contentOf } from '../../content.ts'
import { inWords } from '../../words.ts'
import type { ImportRun } from '../run.ts'
import { mergeIncident, type Merge } from './merge.ts'
import { toldOf } from './told.ts'

type Counts = Pick<ImportReport, 'victims' | 'suspects'>

/** What became of incidents that were on record with other content. */
export interface Merged extends Counts {
  readonly rows: { changed: number; unchanged: number }
  readonly incidents: { changed: number; unchanged: number }
  readonly warnings: readonly string[]
}

interface MergeInput extends Pick<ImportRun, 'profile' | 'mended' | 'importId' | 'fileName' | 'onProgress'> {
  readonly rules: ClassRules
  readonly edition: string
}

const BATCH = 500

/** Merges the staged incidents that are on record with other content, and keeps a version of each it changes. */
export async function mergeKnown(tx: Tx, input: MergeInput): Promise<Merged> {
  const total = await prepareKnown(tx)
  const result = {
    rows: { changed: 0, unchanged: 0 },
    incidents: { changed: 0, unchanged: 0 },
    victims: { new: 0, changed: 0, unchanged: 0 },
    suspects: { new: 0, changed: 0, unchanged: 0 },
  }
  let missing = 0
  let done = 0
  for (let after = 0; done < total;) {
    const batch = await nextKnown(tx, after, BATCH)
    if (batch.length === 0) break
    after = batch.at(-1)!.first
    done += batch.length
    const parts = new Map(
      (
        await findIncidents(
          tx,
          batch.map(({ existing }) => existing),
        )
      ).map((one) => [one.incident.id, one]),
    )
    const steps = batch.map((incoming) => mergeOne(parts.get(incoming.existing)!, incoming, input))
    await writeMerged(
      tx,
      steps.map(({ write }) => write),
      input,
    )
    for (const { merge, changed, incoming, newer } of steps) {
      const end = changed ? 'changed' : 'unchanged'
      result.rows[end] += incoming.rows
      result.incidents[end]++
      add(result.victims, merge.victims)
      add(result.suspects, merge.suspects)
      if (newer && !input.mended) missing += merge.victims.missing
    }
    await input.onProgress('Comparing with what is on record', done, total)
  }
  return { ...result, warnings: warningsOf(missing) }
}

function add(sum: Counts['victims'], { new: added, changed, unchanged }: Merge['victims']): void {
  sum.new += added
  sum.changed += changed
  sum.unchanged += unchanged
}

const warningsOf = (missing: number): string[] =>
  missing === 0
    ? []
    : [
        `${missing} ${missing === 1 ? 'victim' : 'victims'} on record ${missing === 1 ? 'is' : 'are'} no longer in the file. Nobody was removed: look at these incidents and correct them by hand where the file is right.`,
      ]

function mergeOne(
  parts: IncidentParts,
  incoming: Incoming,
  { profile, mended, rules, edition, fileName }: MergeInput,
) {
  const newer = incoming.edition === null || edition >= incoming.edition
  const before = contentOf(parts)
  const merge = mergeIncident(before, toldOf(incoming, profile.placePrecision), {
    manner: newer ? 'update' : 'fill',
    part: mended,
  })
  const classification = classify(merge.content, rules)
  const after = { ...merge.content, exclusion: classification.exclusion }
  const changes = [...changesBetween(before, after), ...classChange(parts, classification.class)]
  const changed = changes.length > 0
  const write: MergedIncident = {
    id: incoming.existing,
    // The hash of an older or partial file would only hide that the whole one is unchanged.
    hash: newer && !mended ? incoming.hash : null,
    edition: newer ? edition : null,
    change: changed
      ? {
          version: parts.incident.version + 1,
          reason: `Import of ${fileName}${newer ? '' : ', an older edition: only gaps were filled'}`,
          before,
          changes,
          values: {
            content: after,
            classification,
            areas: merge.moved ? incoming.areas : parts.incident.areas,
          },
        }
      : null,
  }
  return { merge, changed, incoming, newer, write }
}

function classChange({ incident }: IncidentParts, now: string): FieldChange[] {
  if (incident.class === now) return []
  return [{ path: 'class', from: inWords('class', incident.class), to: inWords('class', now) }]
}

import type { z } from 'zod'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import type { IncidentContent, PreviewRow, Profile } from '../../contract/index.ts'
import type { ImportRow } from '../../store/import/index.ts'
import { classify } from '../../contract/classify.ts'
import { rulesInForce } from '../rules.ts'
import { missingOf } from './check.ts'
import { compile, type MappedRow } from './mapping/index.ts'
import { tomorrow } from './run.ts'
import { readSample } from './sample.ts'
import { explained } from './upload.ts'

const ROWS = 25

/** The first rows of an upload as a mapping would store them, and what the mapping lacks. */
export async function previewRows(
  tx: Tx,
  files: FileStore,
  row: ImportRow,
  profile: Profile,
): Promise<{ rows: z.infer<typeof PreviewRow>[]; missing: string[] }> {
  const sample = await explained(readSample({ stream: await files.open(row.file_hash), name: row.file_name }))
  const missing = missingOf(profile, sample.headers)
  const rules = await rulesInForce(tx)
  const map = compile(profile, sample.headers, { latest: tomorrow(), locate: () => [] })
  const mapped = sample.rows.slice(0, ROWS).map((cells) => map(cells))
  const ofKey = new Map<string, MappedRow[]>()
  for (const { row: one } of mapped) if (one) ofKey.set(one.key, [...(ofKey.get(one.key) ?? []), one])
  const rows = mapped.map(({ row: one, notes }, index) => {
    const content = one && contentOf(ofKey.get(one.key)!, profile)
    return {
      row: index + 1,
      content: content && { ...content, exclusion: classify(content, rules).exclusion },
      problems: notes.map(({ column, reason, remedy, text, fatal }) => ({
        column,
        reason: text === '' ? reason : `${reason}: ${text}`,
        remedy,
        fatal,
      })),
    }
  })
  return { rows, missing }
}

/** The incident that some rows come to. */
function contentOf(rows: readonly MappedRow[], { unit, placePrecision }: Profile): IncidentContent {
  const first = rows[0]!
  const { details, spot, address } = first
  const flag = (text: string | null) => (text === null ? null : text === 'true')
  const people = unit === 'incident' ? [first.people] : rows.map((row) => row.people)
  const victims = people.flatMap((one) => one.victims)
  const person = { ethnicity: null }
  const content = {
    number: first.number,
    occurredOn: first.when.date,
    occurredTime: first.when.time,
    reportedAt: first.reportedAt && first.reportedAt.replace(' ', 'T'),
    place: {
      address,
      precision: spot === null && address === null ? 'unknown' : placePrecision,
      latitude: spot?.latitude ?? null,
      longitude: spot?.longitude ?? null,
      setting: details.setting,
      kind: details.kind,
      district: details.district,
    },
    exclusion: details.exclusion,
    circumstance: details.circumstance,
    domestic: flag(details.domestic),
    officerInvolved: flag(details.officerInvolved),
    status: details.status,
    statusOn: null,
    victims: (unit === 'victim-suspect' ? distinct(victims) : victims).map((one) => ({
      ...person,
      ...one,
      diedOn: null,
    })),
    suspects: distinct(people.flatMap((one) => one.suspects)).map((one) => ({
      ...person,
      ...one,
      arrestedOn: null,
      charges: [],
    })),
    weapons: distinct(people.flatMap((one) => one.weapons)).map((code) => ({
      code,
      calibre: null,
      recovered: null,
    })),
    alerts: [],
    remarks: null,
  }
  return content as IncidentContent
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}

import type { Profile, Target } from '../../../contract/index.ts'
import { filled, type Cell, type Note } from './cell.ts'
import { codeReader } from './codes.ts'
import { textReader, type Columns } from './columns.ts'
import { byColumns, ruleReader } from './group.ts'

/** What is known of the incident beside when, where and who. */
export interface Details {
  readonly setting: string | null
  readonly kind: string | null
  readonly district: string | null
  readonly domestic: string | null
  readonly officerInvolved: string | null
  readonly status: string | null
  readonly circumstance: string | null
  readonly exclusion: string | null
  readonly notes: readonly Note[]
}

const targets = [
  'incident.setting',
  'incident.insideFlag',
  'incident.outsideFlag',
  'incident.kind',
  'incident.district',
  'incident.domestic',
  'incident.officerInvolved',
  'incident.status',
  'incident.circumstance',
  'incident.exclusion',
] as const satisfies readonly Target[]

/** Reads the details of a row; rules of the profile come before its columns. */
export function detailsReader(profile: Profile, columns: Columns): (row: readonly string[]) => Details {
  const rules = ruleReader(profile, columns)
  const readers = new Map<Target, (row: readonly string[]) => Cell<string>>()
  for (const target of targets)
    if (columns.has(target))
      readers.set(
        target,
        target === 'incident.district'
          ? textReader(columns, target, 60)
          : columns.reader(target, codeReader(columns, target)),
      )
  const at = [...rules.at, ...targets.flatMap((target) => columns.placesOf(target))]
  return byColumns(at, columns.headers.length, (row) => {
    const notes: Note[] = []
    const set = rules.read(row)
    const get = (target: Target): string | null => {
      const ruled = set[target]
      const cell = ruled === undefined ? readers.get(target)?.(row) : filled(ruled)
      if (cell && cell.notes.length > 0) notes.push(...cell.notes)
      return cell?.value || null
    }
    return {
      setting: get('incident.setting') ?? ofFlags(get('incident.insideFlag'), get('incident.outsideFlag')),
      kind: get('incident.kind'),
      district: get('incident.district'),
      domestic: get('incident.domestic'),
      officerInvolved: get('incident.officerInvolved'),
      status: get('incident.status'),
      circumstance: get('incident.circumstance'),
      exclusion: get('incident.exclusion'),
      notes,
    }
  })
}

/** Two flags that agree or contradict: both yes or both no says nothing. */
function ofFlags(inside: string | null, outside: string | null): string | null {
  if (inside === outside) return null
  return inside === 'true' || (outside === 'false' && inside === null) ? 'inside' : 'outside'
}

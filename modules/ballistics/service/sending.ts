import type { Tx } from '#platform/db'
import type { NamedFile, ScanStanding } from '../contract/index.ts'
import { findNamed, type NamedExhibit } from '../store/file-names.ts'
import { keyOf } from '../store/filter.ts'
import { findScans } from '../store/scans.ts'
import { isNumber, markIn, partsIn } from './file-names.ts'

/** Which exhibits files are of: the longest part of a name that is the number or the acquisition of one decides. */
export async function matchFiles(tx: Tx, names: readonly string[]): Promise<NamedFile[]> {
  const parts = names.map((name) => partsIn(name))
  const found = await findNamed(tx, [...new Set(parts.flat().map(({ key }) => key))])
  const byKey = keyed(found)
  tx.about({ type: 'exhibit', count: found.length, fields: ['number'] })
  return names.map((name, at) => {
    for (const part of parts[at]!) {
      const fitting = (byKey.get(part.key) ?? []).filter(({ said }) => isNumber(part, said))
      const ids = new Map(fitting.map((exhibit) => [exhibit.id, exhibit]))
      if (ids.size > 0) return { name, ...named(name, [...ids.values()]) }
    }
    return { name, ...named(name, []) }
  })
}

interface Said extends NamedExhibit {
  /** The number or acquisition by which it is found. */
  readonly said: string
}

function keyed(exhibits: readonly NamedExhibit[]): Map<string, Said[]> {
  const byKey = new Map<string, Said[]>()
  for (const exhibit of exhibits)
    for (const said of [exhibit.number, exhibit.acquisition])
      if (said !== null) byKey.set(keyOf(said), [...(byKey.get(keyOf(said)) ?? []), { ...exhibit, said }])
  return byKey
}

function named(name: string, fitting: readonly NamedExhibit[]): Omit<NamedFile, 'name'> {
  const [only] = fitting
  if (!only || fitting.length > 1)
    return { found: only ? 'several' : 'none', exhibit: null, ...markIn(name, undefined) }
  const { id, number, kind } = only
  return { found: 'one', exhibit: { id, number, kind }, ...markIn(name, kind) }
}

/** How scans stand. */
export async function scanStandings(tx: Tx, ids: readonly string[]): Promise<ScanStanding[]> {
  const rows = await findScans(tx, ids)
  tx.about({ type: 'scan', count: rows.length, fields: ['state'] })
  return rows.map(({ id, state, findings, problem }) => ({
    id,
    state,
    finding: findings.find(({ outcome }) => outcome !== 'good') ?? null,
    problem,
  }))
}

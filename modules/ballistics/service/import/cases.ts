import { uuid, type Tx } from '#platform/db'
import { ownName } from '../../store/cases.ts'
import { keyOf } from '../../store/filter.ts'
import { findCaseIds, findNamesByOri, keepCases, type ImportedCase } from '../../store/import/cases.ts'
import type { ReadExhibit } from './read.ts'

/** Names of agencies by their ORI, where the file gives only that. */
export type AgencyNames = ReadonlyMap<string, string>

export interface Cased {
  /** By row of the file: the case, and the agency that sent it. */
  readonly of: ReadonlyMap<number, { readonly id: string; readonly agency: string }>
  readonly made: number
  readonly unnumbered: number
}

/**
 * The case of each exhibit, made where it does not exist. The same number of one agency is one case however it was
 * written; an exhibit without a number gets a case of its own that says so.
 */
export async function casesOf(tx: Tx, exhibits: readonly ReadExhibit[], known: AgencyNames): Promise<Cased> {
  const own = await ownName(tx)
  const oris = [...new Set(exhibits.flatMap(({ ori }) => ori ?? []))]
  const names = new Map([...(await findNamesByOri(tx, oris)), ...known])
  const only = onlyAgencies(exhibits, names)
  const wanted = new Map<string, ImportedCase>()
  const written = new Map<string, Map<string, number>>()
  const keys = new Map<number, string>()
  for (const exhibit of exhibits) {
    const { row, ori, agency, caseNumber, content } = exhibit
    const name =
      agency ??
      (ori !== null ? (names.get(ori) ?? `Agency ${ori}`) : null) ??
      (caseNumber !== null ? only.get(keyOf(caseNumber)) : undefined) ??
      (oris.length > 0 ? 'Agency not stated' : own)
    const number = caseNumber ?? `Not stated (${content.number})`
    const key = `${name}\0${keyOf(number)}`
    keys.set(row, key)
    const spellings = written.get(key) ?? new Map<string, number>()
    written.set(key, spellings.set(number, (spellings.get(number) ?? 0) + 1))
    if (!wanted.has(key))
      wanted.set(key, { id: uuid(), agency: name, number, ori, numbered: caseNumber !== null })
  }
  // A number stands as most rows write it.
  const cases = [...wanted].map(([key, one]) => ({ ...one, number: mostWritten(written.get(key)!) }))
  const made = await keepCases(tx, cases)
  const found = await findCaseIds(tx, cases)
  const of = new Map(
    [...keys].map(([row, key]) => [row, { id: found.get(key)!, agency: wanted.get(key)!.agency }]),
  )
  const unnumbered = [...wanted.values()].filter(({ numbered }) => !numbered).length
  return { of, made, unnumbered }
}

const mostWritten = (spellings: ReadonlyMap<string, number>): string =>
  [...spellings].reduce((best, one) => (one[1] > best[1] ? one : best))[0]

/** Of each case number the one agency that the other rows give it; none where they give two. */
function onlyAgencies(exhibits: readonly ReadExhibit[], names: AgencyNames): Map<string, string> {
  const found = new Map<string, string | null>()
  for (const { caseNumber, ori, agency } of exhibits) {
    const name = agency ?? (ori === null ? null : (names.get(ori) ?? `Agency ${ori}`))
    if (caseNumber === null || name === null) continue
    const key = keyOf(caseNumber)
    found.set(key, (found.get(key) ?? name) === name ? name : null)
  }
  return new Map([...found].filter((entry): entry is [string, string] => entry[1] !== null))
}

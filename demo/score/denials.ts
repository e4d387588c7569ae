import { ratesOf, type Finding, type Rates } from './finding.ts'
import type { Truth } from './truth.ts'

export interface DenialScore {
  /** Of denials and shootings of which police records name the denied person as a suspect or as arrested. */
  readonly links: Rates
}

/** Kind `denial-history`: the number of a denial and the record number of a shooting the denied person fired in. */
export function scoreDenials(truth: Truth, findings: readonly Finding[]): DenialScore | null {
  if (findings.length === 0) return null
  const named = new Set<string>()
  for (const { shooting, suspect } of truth.records)
    if (shooting !== undefined && suspect !== undefined) named.add(`${shooting} ${suspect}`)
  const truly = new Set<string>()
  for (const { denial, person, shotAt } of truth.denials)
    for (const { shooting } of shotAt)
      if (named.has(`${shooting} ${person}`)) truly.add(`${denial} ${shooting}`)
  const said = new Set(
    findings.map(({ records: [denial = '', number = ''] }) => {
      const [notice, shot] = [truth.byNumber.get(denial)?.denial, truth.byNumber.get(number)?.shooting]
      return notice === undefined || shot === undefined ? `${denial}, ${number}` : `${notice} ${shot}`
    }),
  )
  return { links: ratesOf(truly.size, said.size, [...said].filter((link) => truly.has(link)).length) }
}

import { ratesOf, type Finding, type Rates } from './finding.ts'
import type { Truth } from './truth.ts'

export interface PeopleScore {
  /** Of pairs of rows that are about one person. */
  readonly pairs: Rates
}

const FILE = 'police/involved-persons.csv'

/**
 * Kind `same-person`: rows said to be about one person, as `police/involved-persons.csv#12`. A row stands in
 * one finding at most.
 */
export function scorePeople(truth: Truth, findings: readonly Finding[]): PeopleScore | null {
  if (findings.length === 0) return null
  const rows = new Map<number, number>()
  for (const { file, person } of truth.records)
    if (file === FILE && person !== undefined) rows.set(person, (rows.get(person) ?? 0) + 1)
  let [said, right] = [0, 0]
  for (const { records } of findings) {
    const people = new Map<number, number>()
    for (const record of records) {
      const person = truth.byNumber.get(record)?.person
      if (person !== undefined) people.set(person, (people.get(person) ?? 0) + 1)
    }
    said += pairsAmong(records.length)
    for (const count of people.values()) right += pairsAmong(count)
  }
  const truly = [...rows.values()].reduce((sum, count) => sum + pairsAmong(count), 0)
  return { pairs: ratesOf(truly, said, right) }
}

const pairsAmong = (count: number): number => (count * (count - 1)) / 2

import type { Profile, Target } from '../../../contract/index.ts'
import { remembered } from './cell.ts'
import { fold, type Columns } from './columns.ts'

type Row = readonly string[]

/** Targets that the profile's rules set for a row. */
export type RuleSet = Readonly<Partial<Record<Target, string>>>

/** What the rules of a profile set, in their order: a later rule wins. */
export function ruleReader(
  profile: Profile,
  columns: Columns,
): { at: readonly number[]; read: (row: Row) => RuleSet } {
  const places = new Map(columns.headers.map((header, index) => [fold(header), index]))
  const rules = profile.rules.map(({ when, set }) => ({
    set: set as RuleSet,
    tests: when.map(({ column, in: texts }) => ({
      at: places.get(fold(column)) ?? -1,
      texts: new Set(texts.map(fold)),
    })),
  }))
  const at = [...new Set(rules.flatMap(({ tests }) => tests.map((test) => test.at)))].filter((i) => i >= 0)
  return {
    at,
    read: (row) => {
      const result: Partial<Record<Target, string>> = {}
      for (const { tests, set } of rules)
        if (tests.every((test) => test.at >= 0 && holds(row[test.at]!, test.texts)))
          Object.assign(result, set)
      return result
    },
  }
}

/** A cell holds a text when it is that text, or a list with it (`a||b`). */
function holds(cell: string, texts: ReadonlySet<string>): boolean {
  if (texts.has(fold(cell))) return true
  return cell.includes('||') && cell.split('||').some((part) => texts.has(fold(part.replace(/^\d+::/, ''))))
}

/**
 * Works something out from some columns of a row, once for each combination of their texts: what people
 * and places are like repeats, and rows are many.
 */
export function byColumns<T>(at: readonly number[], width: number, read: (row: Row) => T): (row: Row) => T {
  const columns = [...new Set(at)]
  const again = remembered((key: string) => {
    const row: string[] = Array.from({ length: width }, () => '')
    for (const [order, text] of key.split('\u0000').entries()) {
      const place = columns[order]
      if (place !== undefined) row[place] = text
    }
    return read(row)
  })
  return (row) => {
    let key = ''
    for (let i = 0; i < columns.length; i++) key += i === 0 ? row[columns[i]!]! : `\u0000${row[columns[i]!]!}`
    return again(key)
  }
}

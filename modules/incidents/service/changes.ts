import type { FieldChange, IncidentContent } from '../contract/index.ts'
import { inWords } from './words.ts'

interface Item {
  readonly id?: string | undefined
}

const PARTS = ['victims', 'suspects', 'weapons', 'alerts'] as const

/** What people are told apart by in one line of the history. */
const HEADLINE: Readonly<Record<(typeof PARTS)[number], readonly string[]>> = {
  victims: ['outcome', 'age', 'sex', 'wound', 'diedOn'],
  suspects: ['status', 'age', 'sex', 'arrestedOn'],
  weapons: ['code', 'calibre'],
  alerts: ['number', 'alertedAt', 'disposition'],
}

/**
 * What changed between two states of an incident, field by field and in words. Paths are as in
 * `place.address` or `victims.2.outcome`, people counted from 1. People, weapons and alerts are the same
 * where their ids agree; lists without any known id are compared place by place.
 */
export function changesBetween(before: IncidentContent, after: IncidentContent): FieldChange[] {
  const { place: placeBefore, ...was } = before
  const { place: placeAfter, ...is } = after
  return [
    ...fieldChanges('', was, is),
    ...fieldChanges('place.', placeBefore, placeAfter),
    ...PARTS.flatMap((part) => partChanges(part, before[part], after[part])),
  ]
}

function fieldChanges(prefix: string, before: object, after: object): FieldChange[] {
  const was = new Map<string, unknown>(Object.entries(before))
  const is = new Map<string, unknown>(Object.entries(after))
  const names = [...new Set([...was.keys(), ...is.keys()])].filter(
    (name) => name !== 'id' && !PARTS.some((part) => part === name),
  )
  return names.flatMap((name) => {
    const [earlier, later] = [was.get(name) ?? null, is.get(name) ?? null]
    // Compared as values: two lists of charges may read alike and still differ.
    if (JSON.stringify(earlier) === JSON.stringify(later)) return []
    return [{ path: `${prefix}${name}`, from: inWords(name, earlier), to: inWords(name, later) }]
  })
}

function partChanges(
  part: (typeof PARTS)[number],
  before: readonly Item[],
  after: readonly Item[],
): FieldChange[] {
  const pairs = samePeople(before, after)
  const kept = new Set(pairs.filter((index) => index !== undefined))
  const removed = before.flatMap((item, index) =>
    kept.has(index) ? [] : [{ path: `${part}.${index + 1}`, from: summary(part, item), to: null }],
  )
  const rest = after.flatMap((item, index) => {
    const earlier = pairs[index]
    const path = `${part}.${index + 1}`
    if (earlier === undefined) return [{ path, from: null, to: summary(part, item) }]
    return fieldChanges(`${path}.`, before[earlier]!, item)
  })
  return [...removed, ...rest]
}

/** For each item, the position it had before; undefined for those that are new. */
export function samePeople(before: readonly Item[], after: readonly Item[]): (number | undefined)[] {
  const known = new Map(before.flatMap(({ id }, index) => (id ? [[id, index] as const] : [])))
  const anyKnown = after.some(({ id }) => id !== undefined && known.has(id))
  if (!anyKnown) return after.map((_, index) => (index < before.length ? index : undefined))
  return after.map(({ id }) => {
    const index = id === undefined ? undefined : known.get(id)
    // An id that stands twice in the list is one person; the second is someone new.
    if (id !== undefined) known.delete(id)
    return index
  })
}

function summary(part: (typeof PARTS)[number], item: Item): string {
  const fields = new Map<string, unknown>(Object.entries(item))
  const words = HEADLINE[part].map((name) => inWords(name, fields.get(name))).filter((word) => word !== null)
  return words.join(', ')
}

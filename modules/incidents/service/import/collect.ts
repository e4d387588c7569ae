import type { ImportReport } from '../../contract/index.ts'
import type { Note } from './mapping/index.ts'

type Group = ImportReport['rejections'][number]

const GROUPS = 200
const EXAMPLES = 5

/** Gathers what was wrong by column and reason, so that a million bad rows stay a short list. */
export interface Collector {
  add(row: number, note: Omit<Note, 'fatal'>): void
  /** Most frequent first. */
  groups(): Group[]
}

export function createCollector(): Collector {
  const groups = new Map<string, Group>()
  return {
    add(row, { column, reason, remedy, text }) {
      const key = `${column ?? ''}\u0000${reason}`
      let group = groups.get(key)
      if (!group) {
        // The last group takes what no longer fits, so that the rows still add up.
        const full = groups.size >= GROUPS - 1
        const name = full ? 'other' : key
        group = groups.get(name) ?? {
          column: full ? null : column,
          reason: full ? 'other reasons' : reason,
          remedy: full ? 'Mend the rows listed first, then look at the rest again.' : remedy,
          rows: 0,
          examples: [],
        }
        groups.set(name, group)
      }
      group.rows++
      if (group.examples.length < EXAMPLES) group.examples.push({ row, text: text.slice(0, 80) })
    },
    groups: () => [...groups.values()].toSorted((a, b) => b.rows - a.rows),
  }
}

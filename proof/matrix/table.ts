import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** A table that is checked in and read by people: a name for each line, then its cells. */
export interface Table {
  readonly head: readonly string[]
  readonly lines: readonly (readonly string[])[]
}

export type TableName = 'routes' | 'records'

const fileOf = (name: TableName) => fileURLToPath(new URL(`./${name}.csv`, import.meta.url))

const textOf = ({ head, lines }: Table): string =>
  `${[head, ...lines].map((cells) => cells.join(',')).join('\n')}\n`

export async function readTable(name: TableName): Promise<Table> {
  const [head = [], ...lines] = (await readFile(fileOf(name), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  return { head, lines }
}

export const writeTable = (name: TableName, table: Table): Promise<void> =>
  writeFile(fileOf(name), textOf(table))

/** Cells of a table that hold an outcome, without the columns that say what a line is about. */
export const cellsIn = ({ head, lines }: Table, about: number): number => (head.length - about) * lines.length

const HOW =
  'Look at each one; if it is meant, run npm run proof -- matrix --write and review what it changes.'

/**
 * What is otherwise than the reviewed table says, one sentence for each cell; empty when nothing is.
 *
 * @param about how many first columns name a line
 */
export function unexpected(reviewed: Table, found: Table, about: number): string[] {
  const nameOf = (cells: readonly string[]) => cells.slice(0, about).join(', ')
  const before = new Map(reviewed.lines.map((cells) => [nameOf(cells), cells]))
  const now = new Set(found.lines.map(nameOf))
  const gone = reviewed.lines.map(nameOf).filter((name) => !now.has(name))
  const sentences = [
    ...gone.map((name) => `${name}: in the table, but no longer in the house.`),
    ...found.lines.flatMap((cells) => {
      const known = before.get(nameOf(cells))
      if (!known) return [`${nameOf(cells)}: has no line in the table.`]
      return found.head.flatMap((column, place) => {
        const expected = known[reviewed.head.indexOf(column)] ?? '(no column)'
        return expected === cells[place]
          ? []
          : [`${nameOf(cells)}, ${column}: expected "${expected}", found "${cells[place]}".`]
      })
    }),
  ]
  return sentences.length === 0 ? [] : [...sentences, HOW]
}

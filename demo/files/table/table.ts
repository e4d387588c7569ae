import type { Dirt, DirtKind } from '../dirt/index.ts'
import type { World } from '../world/index.ts'

/** What a record truly is about, by positions in the lists of the life and the service; the truth keeps it. */
export type TrueThing = Readonly<
  Partial<
    Record<
      | 'shooting'
      | 'victim'
      | 'suspect'
      | 'person'
      | 'gun'
      | 'recovery'
      | 'exhibit'
      | 'alert'
      | 'trace'
      | 'denial'
      | 'dealer'
      | 'arrest'
      | 'officer'
      | 'officerEvent'
      | 'review'
      | 'recommendation'
      | 'program'
      | 'grant'
      | 'response',
      number
    >
  >
>

export interface Row<Column extends string = string> {
  readonly cells: Readonly<Record<Column, string>>
  /** Left out where the row says by itself what it is about. `{}` is a record of nothing that is true. */
  readonly of?: TrueThing
  /** Number by which the agency knows it. */
  readonly record?: string
  /** What befell the row; left out, what the dirt noted since the row before. */
  readonly dirt?: readonly DirtKind[]
}

/** What a column means, and the kinds of dirt in it. */
export type Column = readonly [about: string, ...dirt: readonly DirtKind[]]

/** How a file is written. */
export interface Style {
  readonly delimiter: ',' | ';' | '\t'
  readonly newline: '\n' | '\r\n'
  readonly bom: boolean
  /** Lines above the header, as spreadsheets have them. */
  readonly title: string | null
}

export const plain: Style = { delimiter: ',', newline: '\n', bom: false, title: null }
/** A spreadsheet saved as CSV. */
export const sheet: Style = { delimiter: ',', newline: '\r\n', bom: true, title: null }

/** One file of an agency: its columns, and its rows out of what truly happened. */
export interface Table {
  /** `police/shootings.csv`, under `raw/` */
  readonly path: string
  readonly about: string
  readonly style: Style
  readonly columns: Readonly<Record<string, Column>>
  /** Dirt that befalls whole rows. */
  readonly rowDirt: readonly DirtKind[]
  readonly rows: (world: World, dirt: Dirt) => Iterable<Row>
}

interface Definition<Name extends string> {
  readonly path: string
  readonly about: string
  readonly style?: Style
  readonly columns: Readonly<Record<Name, Column>>
  readonly rowDirt?: readonly DirtKind[]
  readonly rows: (world: World, dirt: Dirt) => Iterable<Row<Name>>
}

export function table<Name extends string>(definition: Definition<Name>): Table {
  return { style: plain, rowDirt: [], ...definition }
}

/** The rows with some of them sent a second time, a little later in the file. */
export function* sentAgain<Name extends string>(dirt: Dirt, rows: Iterable<Row<Name>>): Iterable<Row<Name>> {
  const waiting: { row: Row<Name>; left: number }[] = []
  for (const row of rows) {
    const befell = row.dirt ?? dirt.take()
    yield { ...row, dirt: befell }
    for (const one of waiting) one.left--
    while (waiting[0] !== undefined && waiting[0].left <= 0) yield waiting.shift()!.row
    if (dirt.befalls('sent-again'))
      waiting.push({ row: { ...row, dirt: [...befell, ...dirt.take()] }, left: dirt.chance.whole(1, 40) })
  }
  for (const { row } of waiting) yield row
}

import type { Tx } from '#platform/db'
import { stateOf, type Band, type TotalSection } from '../../contract/index.ts'
import { upsertTotals, type StateTotal } from '../../store/state-totals.ts'
import type { FileRow } from './rows.ts'
import type { Tally } from './tally.ts'

const SECTIONS: readonly (readonly [RegExp, TotalSection])[] = [
  [/time.to.crime/i, 'time-to-crime'],
  [/came from|source/i, 'sources'],
  [/cities/i, 'cities'],
  [/caliber|calibre/i, 'calibres'],
  [/crimes?|categor/i, 'offences'],
  [/possessor|age/i, 'ages'],
  [/type/i, 'types'],
]

const BANDS: Readonly<Record<string, Band>> = {
  under3months: 'under-3-months',
  '3monthstounder7months': '3-to-7-months',
  '7monthstounder1year': '7-to-12-months',
  '1yeartounder2years': '1-to-2-years',
  '2yearstounder3years': '2-to-3-years',
  '3yearsandover': '3-years-and-over',
}

/** Stores ATF's tables of guns recovered in each state; what a state published again takes the place of what it did. */
export async function storeStateTotals(tx: Tx, rows: readonly FileRow[], tally: Tally): Promise<void> {
  const totals = new Map<string, StateTotal>()
  const placeIn = new Map<string, number>()
  for (const row of rows) {
    if (isRemark(row)) {
      tally.note('remark')
      continue
    }
    const total = totalOf(row)
    if (tally.refused(row) || total === null) continue
    const table = `${total.state} ${total.year} ${total.section}`
    const key = `${table} ${total.item}`
    const before = totals.get(key)
    if (before) tally.note('sent-again')
    const place = before?.place ?? placeIn.get(table) ?? 0
    if (!before) placeIn.set(table, place + 1)
    totals.set(key, { ...total, place })
  }
  const { added, changed } = await upsertTotals(tx, [...totals.values()])
  tally.stored({ added, changed, all: totals.size })
}

/** A row that carries only words below a table. */
const isRemark = ({ of }: FileRow): boolean => of('item') === '' && of('value') === '' && of('note') !== ''

function totalOf(row: FileRow): Omit<StateTotal, 'place'> | null {
  const wrong = (column: string, reason: string, remedy: string) =>
    row.problems.push({ column, reason, remedy })
  const state = stateOf(row.of('state'))
  const section = SECTIONS.find(([words]) => words.test(row.of('section')))?.[1]
  const [year, count] = [row.of('year'), row.of('value').replaceAll(',', '')]
  if (state === null) wrong('state', 'A cell is no state.', 'Write its name or its postal code.')
  if (!section) wrong('section', 'The table is none that is known.', 'Name it as ATF does: Time-to-Crime.')
  if (!/^(19|20)\d\d$/.test(year)) wrong('year', 'A cell is no year.', 'Write it as 2023.')
  if (!/^\d{1,8}$/.test(count)) wrong('value', 'A cell is no count.', 'Write a whole number.')
  const item = section && itemOf(row.of('item'), section)
  if (section && !item) wrong('item', 'A cell is none that the table has.', 'Correct its words.')
  if (row.problems.length > 0 || state === null || !section || !item) return null
  const note = [row.of('note'), row.of('note2')]
    .filter(Boolean)
    .join(' ')
    .replaceAll(/[\s ​]+/g, ' ')
  return { state, year: Number(year), section, item, count: Number(count), note: note.trim() }
}

function itemOf(text: string, section: TotalSection): string | null {
  if (section === 'time-to-crime') return BANDS[text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')] ?? null
  return section === 'sources' ? stateOf(text) : text || null
}

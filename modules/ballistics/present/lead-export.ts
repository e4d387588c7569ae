import type { Cell } from '#platform/import'
import type { ListedRow } from '../store/leads/list.ts'
import { stateWords } from './lead-words.ts'

type Column = readonly [header: string, cell: (row: ListedRow) => Cell]

const side = (name: 'one' | 'two'): Column[] => [
  [`case_${name}`, (row) => row.cases[name]?.number ?? null],
  [`case_${name}_agency`, (row) => row.cases[name]?.agency_name ?? null],
  [`case_${name}_offence`, (row) => row.cases[name]?.offence ?? null],
  [`case_${name}_occurred_on`, (row) => row.cases[name]?.occurred_on ?? null],
  [`case_${name}_address`, (row) => row.cases[name]?.address ?? null],
]

/** What a row is comes first, in words: a file is read without the screen it came from. */
const COLUMNS: readonly Column[] = [
  ['lead', (row) => row.number],
  ['stands', (row) => stateWords(row.state, row.hit, row.known_link)],
  ['counts_as_hit', (row) => row.hit],
  ['known_link', (row) => row.known_link],
  ...side('one'),
  ...side('two'),
  ['pairs_of_exhibits', (row) => row.pairs],
  ['priority', (row) => row.priority],
  ['source', (row) => row.source],
  ['lead_since', (row) => row.made_at?.toISOString() ?? null],
  ['everyone_told_at', (row) => row.told_at?.toISOString() ?? null],
  ['agencies', (row) => row.agencies],
  ['agencies_told', (row) => row.told],
  ['agencies_read', (row) => row.read],
  ['made_by', (row) => row.owner_name],
]

export const EXPORT_HEADERS = COLUMNS.map(([header]) => header)
export const presentExported = (row: ListedRow): Cell[] => COLUMNS.map(([, cell]) => cell(row))

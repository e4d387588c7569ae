import { call } from '#web/client'
import type { SearchHit } from '#web/search'
import { listCases, listExhibits } from '../contract/index.ts'
import { words } from './words.ts'

const SHOWN = 5

/** Cases and exhibits whose number, barcode or case begins with a text. */
export async function findExhibits(text: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const query = { q: text, limit: SHOWN }
  const [{ cases }, { rows }] = await Promise.all([
    call(listCases, { query }, { signal }),
    call(listExhibits, { query }, { signal }),
  ])
  return [
    ...cases.map((one) => ({
      id: one.id,
      label: `Case ${one.number}`,
      detail: [one.agency, one.address, `${one.exhibits} exhibits`].filter(Boolean).join(' · '),
      path: `/ballistics/cases/${one.id}`,
    })),
    ...rows.map((row) => ({
      id: row.id,
      label: `Exhibit ${row.number}`,
      detail: [words.en[`kind.${row.kind}`], row.calibre, row.case?.numbered && row.case.number]
        .filter(Boolean)
        .join(' · '),
      path: `/ballistics/exhibits/${row.id}`,
    })),
  ]
}

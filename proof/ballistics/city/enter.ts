import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as contract from '../../../modules/ballistics/contract/index.ts'
import type { Caller } from '../caller.ts'
import { enterScan, type Entered } from '../laboratory.ts'
import type { Known, KnownCity } from './known.ts'

/** A scanned exhibit as the room has it. */
export interface Held extends Known, Entered {
  readonly exhibitId: string
  /** The room's case of it. */
  readonly caseId: string | null
  /** As the room has them; null where it does not know. */
  readonly held: {
    readonly collected: string | null
    readonly acquired: string | null
    readonly calibre: string | null
  }
}

/** Brings in the files of the laboratory as it would, all exhibits of the city, and the scans of those that have one. */
export async function enterCity(by: Caller, { folder, scanned }: KnownCity): Promise<Held[]> {
  for (const name of ['evidence.csv', 'acquisitions.csv']) {
    const bytes = await readFile(join(folder, 'raw/laboratory', name))
    const done = await by.send(contract.importExhibits, { query: { name } }, bytes)
    const { rows, new: made, advanced, repeated, rejected } = done
    console.log(
      `${name}: ${rows} rows, ${made} new, ${advanced} moved on, ${repeated} repeated, ${rejected} rejected`,
    )
  }
  const held: Held[] = []
  for (const known of scanned) {
    const { exhibits } = await by.call(contract.scanExhibit, { query: { code: known.number } })
    const { id: exhibitId, case: casefile, collectedAt, acquiredAt, calibre } = exhibits[0]!
    const file = `${known.acquisition}.x3p`
    const bytes = await readFile(join(folder, 'raw/laboratory/scans', file))
    const sent = await enterScan(by, { exhibitId, name: file, bytes })
    const moments = { collected: collectedAt, acquired: acquiredAt, calibre }
    held.push({ ...known, ...sent, exhibitId, caseId: casefile?.id ?? null, held: moments })
  }
  return held
}

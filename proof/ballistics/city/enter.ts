import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
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
    const { rows, new: made, advanced, repeated, rejected } = await bring(by, name, bytes)
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

/** Sends a file in, lets it be tried, and has it imported: both happen in the background. */
async function bring(by: Caller, name: string, bytes: Uint8Array): Promise<contract.ExhibitImportReport> {
  const { id } = await by.send(contract.uploadExhibits, { query: { name } }, bytes)
  await reached(by, id, 'checked')
  await by.call(contract.runExhibitImport, { params: { id } })
  return (await reached(by, id, 'done')).report!
}

async function reached(
  by: Caller,
  id: string,
  state: contract.ExhibitImportState,
): Promise<contract.ExhibitImport> {
  for (;;) {
    const now = await by.call(contract.readExhibitImport, { params: { id } })
    if (now.state === state) return now
    if (now.problem) throw new Error(`${now.fileName}: ${now.problem.sentence}`)
    await wait(200)
  }
}

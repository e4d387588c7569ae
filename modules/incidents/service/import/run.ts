import type { RejectedFile, Table } from '#platform/import'
import type { Tx } from '#platform/db'
import type { ImportReport, Profile } from '../../contract/index.ts'
import { countStaged, createStaging, groupRows, insertNew, lockSource } from '../../store/import/index.ts'
import { holdGround } from '../../store/ground.ts'
import { useLocalTime } from '../../store/record.ts'
import { rulesInForce } from '../rules.ts'
import { openAreas } from './areas.ts'
import { compile } from './mapping/index.ts'
import { mergeKnown } from './merge/index.ts'
import { lazyRejections, readRows } from './read.ts'
import { reportOf } from './report.ts'
import { createStager } from './stage.ts'

/** One run of an import. */
export interface ImportRun {
  readonly importId: string
  readonly fileName: string
  readonly table: Table
  readonly profile: Profile
  /** Edition of the file; its last day when null. */
  readonly asOf: string | null
  /** The file is a mended part of a larger one: who is not in it is not missing. */
  readonly mended: boolean
  readonly openRejected: (headers: readonly string[]) => RejectedFile
  /** Tells how far it is; throws to stop. */
  readonly onProgress: (step: string, done: number, total: number | null) => Promise<void>
}

/**
 * Imports a file in the caller's transaction: everything it holds is stored when that commits, nothing
 * otherwise. Answers the report and whether rejected rows were written.
 */
export async function runImport(
  tx: Tx,
  run: ImportRun,
): Promise<{ report: ImportReport; hasRejected: boolean }> {
  const { profile, table, onProgress } = run
  const started = Date.now()
  await prepare(tx, profile.source)
  const rules = await rulesInForce(tx)
  const areas = await openAreas(tx)
  const latest = tomorrow()
  const rejected = lazyRejections(run.openRejected, table.headers, run.importId)
  const reading = await readRows({
    table,
    map: compile(profile, table.headers, { latest, locate: areas.locate }),
    stager: createStager(tx),
    rejected,
    onBatch: (rows) => onProgress('Reading rows', rows, null),
  })
  const hasRejected = await rejected.close()
  await onProgress('Grouping rows into incidents', 0, null)
  await groupRows(tx, { ...rules, unit: profile.unit, grouping: profile.grouping, source: profile.source })
  const counts = await countStaged(tx)
  const edition = run.asOf ?? reading.lastDay ?? latest
  await onProgress('Storing new incidents', 0, counts.newIncidents)
  await insertNew(tx, {
    importId: run.importId,
    source: profile.source,
    edition,
    placePrecision: profile.placePrecision,
  })
  const merged = await mergeKnown(tx, { ...run, rules, edition })
  // Storing takes long: who asked to stop meanwhile is heard before it is final.
  await onProgress('Finishing', reading.rowsRead, reading.rowsRead)
  return {
    report: reportOf({
      run,
      reading,
      counts,
      merged,
      edition,
      layers: areas.layers,
      seconds: Math.round((Date.now() - started) / 100) / 10,
    }),
    hasRejected,
  }
}

/** The last day a file can speak of: somewhere it is tomorrow already. */
export const tomorrow = (): string => new Date(Date.now() + 24 * 3600 * 1000).toISOString().slice(0, 10)

async function prepare(tx: Tx, source: string): Promise<void> {
  await holdGround(tx)
  await lockSource(tx, source)
  await useLocalTime(tx)
  await createStaging(tx)
}

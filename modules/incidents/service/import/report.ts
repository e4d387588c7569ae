import type { ImportReport } from '../../contract/index.ts'
import type { StagedCounts } from '../../store/import/index.ts'
import type { Merged } from './merge/index.ts'
import type { Reading } from './read.ts'
import type { ImportRun } from './run.ts'

interface Parts {
  readonly run: Pick<ImportRun, 'table' | 'profile' | 'asOf'>
  readonly reading: Reading
  readonly counts: StagedCounts
  readonly merged: Merged
  readonly edition: string
  readonly layers: readonly { readonly slot: number; readonly name: string }[]
  readonly seconds: number
}

/** Puts the report together; its sums are those of the file's rows. */
export function reportOf({ run, reading, counts, merged, edition, layers, seconds }: Parts): ImportReport {
  return {
    rowsRead: reading.rowsRead,
    rows: {
      new: counts.newRows,
      changed: merged.rows.changed,
      unchanged: counts.sameRows + merged.rows.unchanged,
      rejected: reading.rejected,
    },
    incidents: {
      new: counts.newIncidents,
      changed: merged.incidents.changed,
      unchanged: counts.sameIncidents + merged.incidents.unchanged,
    },
    victims: {
      new: counts.newVictims + merged.victims.new,
      changed: merged.victims.changed,
      unchanged: counts.sameVictims + merged.victims.unchanged,
    },
    suspects: {
      new: counts.newSuspects + merged.suspects.new,
      changed: merged.suspects.changed,
      unchanged: counts.sameSuspects + merged.suspects.unchanged,
    },
    fatalVictims: counts.fatal,
    nonfatalVictims: counts.nonfatal,
    classes: {
      fatal: counts.classFatal,
      nonfatal: counts.classNonfatal,
      'shots-fired': counts.classShots,
      excluded: counts.classExcluded,
    },
    withoutCoordinates: counts.withoutCoordinates,
    outsideLayers: layers.map(({ slot, name }) => ({
      layer: name,
      incidents: counts.outside[slot - 1] ?? 0,
    })),
    rejections: reading.rejections.groups(),
    repairs: reading.repairs.groups(),
    warnings: [...run.table.warnings.map(({ message }) => message), ...merged.warnings],
    asOf: edition,
    seconds,
  }
}

import type { TriageRow } from '../contract/index.ts'
import type { Triage } from '../service/triage.ts'
import type { StoredExhibit } from '../store/read.ts'
import { presentReference } from './exhibits.ts'

const presentTriageRow = (row: StoredExhibit): TriageRow => {
  const representative = row.tied.find(({ tie }) => tie === 'representative')
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    calibre: row.calibre,
    headstamp: row.headstamp,
    make: row.make,
    marker: row.marker,
    position: row.position_text,
    x: row.position_x,
    y: row.position_y,
    firingPinShape: row.firing_pin_shape,
    breechMarks: row.breech_marks,
    riflingCount: row.rifling_count,
    riflingTwist: row.rifling_twist,
    stage: row.stage,
    triage: row.triage,
    triageReason: row.triage_reason,
    representative: representative ? presentReference(representative) : null,
    acquiredAt: row.acquired_at,
    version: row.version,
  }
}

export const presentTriage = ({ exhibits, awaited, mayDecide }: Triage) => ({
  exhibits: exhibits.map(presentTriageRow),
  awaited,
  mayDecide,
})

import type { CustodyEntry } from '../contract/index.ts'
import type { Custody } from '../service/custody.ts'
import type { StoredEntry } from '../store/custody.ts'

const presentEntry = (entry: StoredEntry): CustodyEntry => ({
  id: entry.id,
  sequence: entry.sequence,
  kind: entry.kind,
  happenedAt: entry.happened_at,
  from: entry.from_holder,
  to: entry.to_holder,
  place: entry.place,
  reason: entry.reason,
  corrects: entry.corrects,
  correctedBy: entry.corrected_by,
  annuls: entry.annuls,
  recordedAt: entry.recorded_at.toISOString(),
  recordedBy: entry.recorded_by_name,
})

export const presentCustody = ({ entries, mayAdd }: Custody) => ({
  entries: entries.map(presentEntry),
  mayAdd,
})

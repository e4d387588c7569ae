import { clockKey, type Clocks } from '../contract/index.ts'
import { limitOf } from '../service/clocks/in-force.ts'
import { dueFrom, type ClockState } from '../service/clocks/settings.ts'

export const presentClocks = (state: ClockState): Clocks => ({
  version: state.stored?.version ?? 0,
  content: state.content,
  zone: state.zone,
  reason: state.stored?.reason ?? null,
  changedAt: state.stored?.changed_at.toISOString() ?? null,
  changedBy: state.stored?.changed_by_name ?? null,
  closedDays: state.closedDays.map(({ day, name }) => ({ day, name })),
  dueIfNow: state.content.clocks.map((clock) => ({
    key: clockKey(clock),
    at: dueFrom(state, limitOf(clock)).toISOString(),
  })),
  versions: state.versions.map(({ version, changed_at, changed_by_name, reason }) => ({
    version,
    changedAt: changed_at.toISOString(),
    changedBy: changed_by_name,
    reason,
  })),
})

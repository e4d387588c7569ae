/** A clock at a moment: how much of the span is used, and whether it is in its last quarter or over. */
export interface ClockState {
  state: 'running' | 'last' | 'over'
  /** Share of the span that has passed, 0 to 1. */
  used: number
  /** Minutes left; negative once over. */
  minutes: number
}

/** Reads a clock that runs from `startedAt` to `dueAt`, all in milliseconds. */
export function clockState(startedAt: number, dueAt: number, now: number): ClockState {
  const span = Math.max(dueAt - startedAt, 1)
  const used = Math.min(1, Math.max(0, (now - startedAt) / span))
  const minutes = Math.trunc((dueAt - now) / 60_000)
  return { state: now >= dueAt ? 'over' : used >= 0.75 ? 'last' : 'running', used, minutes }
}

/** The two largest units of a span: days and hours, hours alone from three on, minutes under an hour. */
export function spanParts(minutes: number): readonly (readonly ['days' | 'hours' | 'minutes', number])[] {
  const whole = Math.abs(minutes)
  const days = Math.floor(whole / 1_440)
  const hours = Math.floor((whole % 1_440) / 60)
  if (days >= 5 || (days > 0 && hours === 0)) return [['days', days]]
  if (days > 0)
    return [
      ['days', days],
      ['hours', hours],
    ]
  return hours > 0 ? [['hours', hours]] : [['minutes', whole]]
}

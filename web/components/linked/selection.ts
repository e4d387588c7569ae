/** An area picked on a map or in a plot, with the words of its chip: `precinct 73`. */
export interface PickedArea {
  readonly id: string
  readonly label: string
}

/** A stretch of time brushed on a plot: calendar days, both included. */
export interface PickedRange {
  readonly from: string
  readonly to: string
}

/** The one thing every view of a page shares. Ids are opaque; the kit never looks inside. */
export interface Selection {
  readonly selected: string | null
  readonly area: PickedArea | null
  readonly range: PickedRange | null
}

/**
 * The neighbour of `current` in the order shown; stays put at either end. With nothing selected,
 * a step forward is the first and a step back the last.
 */
export function neighbour(order: readonly string[], current: string | null, step: 1 | -1): string | null {
  if (order.length === 0) return null
  const at = current === null ? -1 : order.indexOf(current)
  if (at === -1) return (step === 1 ? order[0] : order.at(-1)) ?? null
  return order[Math.min(Math.max(at + step, 0), order.length - 1)] ?? null
}

export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

export interface OnScreen {
  readonly id: string
  readonly x: number
  readonly y: number
}

const unit: Record<Arrow, readonly [number, number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/**
 * The item an arrow key leads to: the nearest one that lies more ahead than aside, where a step aside
 * counts double. Null when nothing lies that way.
 */
export function inDirection(
  items: Iterable<OnScreen>,
  from: { x: number; y: number },
  arrow: Arrow,
): OnScreen | null {
  const [ux, uy] = unit[arrow]
  let best: OnScreen | null = null
  let least = Infinity
  for (const item of items) {
    const ahead = (item.x - from.x) * ux + (item.y - from.y) * uy
    const aside = Math.abs((item.x - from.x) * uy) + Math.abs((item.y - from.y) * ux)
    if (ahead < 0.5 || aside > ahead) continue
    const cost = ahead + 2 * aside
    if (cost < least) [best, least] = [item, cost]
  }
  return best
}

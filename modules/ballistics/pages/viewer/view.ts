import { mapped, reversed, composed, turnedAbout, UNMOVED } from '@throughline/topography'
import type { PlaneMap, Point } from '@throughline/topography'

/** What of a surface is looked at: the place in the middle, how large, and turned by how much. */
export interface View {
  /** Micrometres. */
  readonly x: number
  readonly y: number
  /** Pixels of the screen for a micrometre. */
  readonly scale: number
  /** Degrees clockwise. */
  readonly turn: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

const CLOSEST = 8
const FARTHEST = 0.01

/** From micrometres to pixels of a pane. */
export function toScreen({ x, y, scale, turn }: View, pane: Size): PlaneMap {
  const middle = { x: pane.width / 2, y: pane.height / 2 }
  const sized = { ...UNMOVED, a: scale, d: scale, e: middle.x - scale * x, f: middle.y - scale * y }
  return composed(sized, turnedAbout(turn, middle))
}

/** The whole of something in the pane, with a little room around it. */
export const fitted = (wide: number, high: number, pane: Size): View => ({
  x: wide / 2,
  y: high / 2,
  scale: Math.min(pane.width / wide, pane.height / high) * 0.985 || 1,
  turn: 0,
})

/** Larger by a factor; what lies under a pixel stays there. */
export function zoomed(view: View, pane: Size, factor: number, at: Point): View {
  const scale = Math.min(CLOSEST, Math.max(FARTHEST, view.scale * factor))
  return keeping({ ...view, scale }, pane, at, mapped(reversed(toScreen(view, pane)), at))
}

/** Turned clockwise; what lies under a pixel stays there. */
export const rolled = (view: View, pane: Size, degrees: number, at: Point): View =>
  keeping(
    { ...view, turn: (((view.turn + degrees) % 360) + 360) % 360 },
    pane,
    at,
    mapped(reversed(toScreen(view, pane)), at),
  )

/** Moved with a pointer, pixels. */
export function dragged(view: View, pane: Size, dx: number, dy: number): View {
  const there = mapped(reversed(toScreen(view, pane)), { x: pane.width / 2 - dx, y: pane.height / 2 - dy })
  return { ...view, x: there.x, y: there.y }
}

function keeping(view: View, pane: Size, at: Point, place: Point): View {
  const now = mapped(reversed(toScreen(view, pane)), at)
  return { ...view, x: view.x + place.x - now.x, y: view.y + place.y - now.y }
}

/** A round length that is drawn between a sixth and somewhat more than a third of the pane. */
export function scaleBar(scale: number, pane: Size): { micrometres: number; pixels: number } {
  const longest = (pane.width * 0.36) / scale
  const ten = 10 ** Math.floor(Math.log10(longest))
  const micrometres = [5, 2, 1].map((round) => round * ten).find((length) => length <= longest) ?? ten
  return { micrometres, pixels: micrometres * scale }
}

/** Whether a place lies in a polygon. */
export function isInside(polygon: readonly Point[], { x, y }: Point): boolean {
  let inside = false
  polygon.forEach((a, i) => {
    const b = polygon[(i + 1) % polygon.length]!
    if (a.y > y !== b.y > y && x < a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y)) inside = !inside
  })
  return inside
}

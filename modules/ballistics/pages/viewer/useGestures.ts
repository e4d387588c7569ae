import { useEffect, useRef } from 'react'
import type { PointerEvent, RefObject } from 'react'
import type { Point } from '@throughline/topography'
import { dragged, rolled, zoomed } from './view.ts'
import type { Size, View } from './view.ts'

/** Pixels a pointer may wander and still have pressed, not dragged. */
const STILL = 4

interface Gestures {
  readonly view: View
  readonly size: Size
  readonly onView: (view: View) => void
  /** A press without a drag, at a pixel of the pane. */
  readonly onPress?: ((at: Point) => void) | undefined
  /** Takes a drag for a tool: the pixel where it began and where it is. */
  readonly onDraw?: ((from: Point, to: Point, done: boolean) => void) | undefined
}

/** Drag to move, wheel or two fingers to zoom, two fingers to turn; with a tool the first finger draws. */
export function useGestures(host: RefObject<HTMLElement | null>, gestures: Gestures) {
  const now = useRef(gestures)
  useEffect(() => {
    now.current = gestures
  })
  const fingers = useRef(new Map<number, Point>())
  const began = useRef<{ at: Point; far: boolean } | null>(null)
  useEffect(() => {
    const element = host.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const { view, size, onView } = now.current
      onView(zoomed(view, size, Math.exp(-event.deltaY / 400), pixelOf(element, event)))
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [host])
  const down = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const at = pixelOf(event.currentTarget, event)
    fingers.current.set(event.pointerId, at)
    began.current = { at, far: fingers.current.size > 1 }
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    const before = fingers.current.get(event.pointerId)
    const start = began.current
    if (!before || !start) return
    const at = pixelOf(event.currentTarget, event)
    const { view, size, onView, onDraw } = now.current
    start.far ||= Math.hypot(at.x - start.at.x, at.y - start.at.y) > STILL
    const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1]
    fingers.current.set(event.pointerId, at)
    if (other) onView(pinched(view, size, other, before, at))
    else if (onDraw) onDraw(start.at, at, false)
    else if (start.far) onView(dragged(view, size, at.x - before.x, at.y - before.y))
  }
  const up = (event: PointerEvent<HTMLElement>) => {
    const start = began.current
    if (!fingers.current.delete(event.pointerId) || !start) return
    const at = pixelOf(event.currentTarget, event)
    const { onPress, onDraw } = now.current
    if (fingers.current.size > 0) return
    began.current = null
    if (!start.far) onPress?.(at)
    else onDraw?.(start.at, at, true)
  }
  return { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: up }
}

function pinched(view: View, size: Size, still: Point, before: Point, after: Point): View {
  const [a, b] = [before, after].map((at) => ({ x: at.x - still.x, y: at.y - still.y }))
  const factor = Math.hypot(b!.x, b!.y) / Math.max(1, Math.hypot(a!.x, a!.y))
  const turn = ((Math.atan2(b!.y, b!.x) - Math.atan2(a!.y, a!.x)) * 180) / Math.PI
  return rolled(zoomed(view, size, factor, still), size, turn, still)
}

function pixelOf(element: HTMLElement, { clientX, clientY }: { clientX: number; clientY: number }): Point {
  const box = element.getBoundingClientRect()
  return { x: clientX - box.left, y: clientY - box.top }
}

import { useRef, useState } from 'react'
import type { MouseEvent, PointerEvent } from 'react'

/** A stretch under the pointer, in px from the left edge of the stage. */
export interface Brush {
  readonly left: number
  readonly width: number
}

/** Shorter drags are unsteady presses. */
const SLACK = 5

interface Options {
  /** The item under the pointer. */
  readonly at: (event: MouseEvent) => string | null
  readonly onRange: ((first: string, last: string) => void) | undefined
}

/** Dragging along a plot picks a stretch of its items; a press that does not move stays a press. */
export function useBrush({ at, onRange }: Options) {
  const start = useRef<{ id: string; x: number; left: number } | null>(null)
  const dragged = useRef(false)
  const [brush, setBrush] = useState<Brush | null>(null)
  const end = () => {
    start.current = null
    setBrush(null)
  }
  if (!onRange) return { brush: null, handlers: {}, wasDrag: () => false }
  return {
    brush,
    /** Whether the click that just came ended a drag. */
    wasDrag: () => dragged.current,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        dragged.current = false
        const id = event.button === 0 && event.pointerType !== 'touch' ? at(event) : null
        if (id === null) return
        start.current = { id, x: event.clientX, left: event.currentTarget.getBoundingClientRect().left }
        event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const from = start.current
        if (!from || Math.abs(event.clientX - from.x) < SLACK) return
        dragged.current = true
        setBrush({
          left: Math.min(from.x, event.clientX) - from.left,
          width: Math.abs(event.clientX - from.x),
        })
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const from = start.current
        const last = at(event)
        end()
        if (!from || !dragged.current || last === null) return
        if (event.clientX < from.x) onRange(last, from.id)
        else onRange(from.id, last)
      },
      onPointerCancel: end,
    },
  }
}

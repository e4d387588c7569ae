import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { newPainter } from './paint/index.ts'
import type { Look, Painter, Sheet } from './paint/index.ts'
import type { Size } from './view.ts'

/** More pixels than this for one of the page are not seen, and cost. */
const MOST_PIXELS = 2

/** Draws into an element whenever what is shown changes, at most once a frame, and gives its memory back in the end. */
export function usePainter(
  host: RefObject<HTMLElement | null>,
  sheets: readonly Sheet[],
  look: Look,
  size: Size,
): void {
  const painter = useRef<Painter | null>(null)
  const [plain, setPlain] = useState(false)
  useEffect(() => {
    const element = host.current
    if (!element) return
    const own = newPainter(plain, () => setPlain(true))
    own.canvas.ariaHidden = 'true'
    element.replaceChildren(own.canvas)
    painter.current = own
    return () => {
      painter.current = null
      own.free()
    }
  }, [host, plain])
  useEffect(() => {
    if (size.width < 1 || size.height < 1) return
    const frame = requestAnimationFrame(() =>
      painter.current?.draw(sheets, look, size, Math.min(MOST_PIXELS, window.devicePixelRatio || 1)),
    )
    return () => cancelAnimationFrame(frame)
  })
}

/** The size of an element, as the page lays it out. */
export function useSize(host: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useEffect(() => {
    const element = host.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {}
      setSize({ width, height })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [host])
  return size
}

import { useEffect, useRef, useState } from 'react'
import type { Drawing, PlotLibrary } from './types.ts'

/** Fetched once, when the first chart comes on the page. */
let library: Promise<PlotLibrary> | undefined

/** Draws into a container whenever the drawing function or the width changes. Null until the first drawing. */
export function useDrawing(
  draw: (plot: PlotLibrary, width: number) => Drawing,
  name: string,
  on: boolean,
): { container: React.RefObject<HTMLDivElement | null>; drawn: boolean } {
  const container = useRef<HTMLDivElement>(null)
  const width = useWidth(container, on)
  const [plot, setPlot] = useState<PlotLibrary | null>(null)
  useEffect(() => {
    if (!on) return
    let left = false
    library ??= import('@observablehq/plot')
    void library.then((loaded) => !left && setPlot(loaded))
    return () => {
      left = true
    }
  }, [on])
  useEffect(() => {
    const element = container.current
    if (!element || !plot || width < 40 || !on) return
    const drawing = draw(plot, width)
    named(drawing, name)
    element.replaceChildren(drawing)
  }, [draw, name, plot, width, on])
  return { container, drawn: plot !== null }
}

/** One picture with one name: labels on bare groups are not allowed and would be read out of place. */
function named(drawing: Drawing, name: string): void {
  for (const part of drawing.querySelectorAll('[aria-label], [aria-description]')) {
    part.removeAttribute('aria-label')
    part.removeAttribute('aria-description')
  }
  for (const part of drawing.querySelectorAll('[aria-hidden]')) part.removeAttribute('aria-hidden')
  drawing.setAttribute('role', 'img')
  drawing.setAttribute('aria-label', name)
}

function useWidth(container: React.RefObject<HTMLDivElement | null>, on: boolean): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = container.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [container, on])
  return width
}

import { useEffect, useRef } from 'react'
import { relief } from '@throughline/topography'
import type { Light, PlaneMap } from '@throughline/topography'
import type { Drawable } from '../viewer/index.ts'
import styles from './comparison.module.css'

interface PatchProps {
  readonly surface: Drawable
  readonly map: PlaneMap
  readonly pixels: number
  readonly light: Light
  readonly label: string
  /** How far down the line lies, from 0 to 1. */
  readonly line: number
  readonly onLine: (share: number) => void
  readonly isDashed: boolean
}

/** A small picture of a cell with the line along which heights are shown; press it to move the line. */
export function Patch({ surface, map, pixels, light, label, line, onLine, isDashed }: PatchProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const picture = relief(surface.slopes, { width: pixels, height: pixels, toSurface: map }, light)
    context.putImageData(new ImageData(picture.rgba, pixels, pixels), 0, 0)
  }, [surface, map, pixels, light])
  const move = (event: React.PointerEvent<HTMLElement>) => {
    if (event.buttons === 0) return
    const box = event.currentTarget.getBoundingClientRect()
    onLine(Math.min(0.99, Math.max(0.01, (event.clientY - box.top) / box.height)))
  }
  return (
    <span className={styles['patch']} onPointerDown={move} onPointerMove={move} role="img" aria-label={label}>
      <canvas ref={canvas} width={pixels} height={pixels} aria-hidden />
      <span
        className={styles['patchLine']}
        data-dashed={isDashed || undefined}
        style={{ top: `${line * 100}%` }}
      />
    </span>
  )
}

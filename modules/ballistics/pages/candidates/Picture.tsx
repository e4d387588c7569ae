import { useEffect, useRef } from 'react'
import { callBytes } from '#web/client'
import type { Grid } from '@throughline/topography'
import { readSurfaceOf } from '../../contract/index.ts'
import { decodeSurface } from '../viewer/index.ts'
import { shaded } from './relief.ts'
import styles from './candidates.module.css'

interface PictureProps {
  scanId: string
  /** What is seen, in words; empty where the words stand beside it. */
  label: string
  side?: number
}

/** A small relief of a prepared surface. */
export function Picture({ scanId, label, side = 256 }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const aborter = new AbortController()
    callBytes(readSurfaceOf, { params: { id: scanId }, query: { side, form: 'prepared' } }, aborter.signal)
      .then((bytes) => draw(canvas.current, decodeSurface(bytes)))
      // Without its picture a scan still has its words.
      .catch(() => {})
    return () => aborter.abort()
  }, [scanId, side])
  return (
    <canvas
      ref={canvas}
      className={styles['picture']}
      {...(label === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  )
}

function draw(canvas: HTMLCanvasElement | null, grid: Grid): void {
  const context = canvas?.getContext('2d')
  if (!canvas || !context) return
  const edge = Math.max(grid.width, grid.height)
  canvas.width = edge
  canvas.height = edge
  const image = new ImageData(shaded(grid), grid.width, grid.height)
  context.putImageData(image, (edge - grid.width) >> 1, (edge - grid.height) >> 1)
}

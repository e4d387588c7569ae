import { useCallback, useMemo } from 'react'
import { NumberInput } from '@mantine/core'
import { heightsAlong } from '@throughline/topography'
import { useFormats, useMessages } from '#web/messages'
import { PlotFigure } from '#web/plots'
import type { PlotLibrary } from '#web/plots'
import type { Drawable } from '../viewer/index.ts'
import type { Line } from './Surface.tsx'
import { text } from './text.ts'
import styles from './scans.module.css'

interface LinePlotProps {
  readonly surface: Drawable
  readonly line: Line
  readonly onLine: (line: Line) => void
}

const MOST = 400

/** Heights along a line, with its ends as numbers for those who do not draw. */
export function LinePlot({ surface, line, onLine }: LinePlotProps) {
  const t = useMessages(text)
  const { number } = useFormats()
  const [from, to] = line
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const along = useMemo(() => {
    const count = Math.min(MOST, Math.max(2, Math.ceil(length / surface.grid.step)))
    return heightsAlong(surface.grid, from, to, count)
  }, [surface, from, to, length])
  const known = useMemo(() => along.filter(({ height }) => !Number.isNaN(height)), [along])
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      plot.plot({
        width,
        height: 150,
        marginLeft: 40,
        marginRight: 12,
        marginTop: 8,
        marginBottom: 22,
        style: { fontFamily: 'inherit', fontSize: '11px', color: 'var(--ink-2)', background: 'transparent' },
        x: { label: null, tickSize: 0 },
        y: { label: null, ticks: 4, tickSize: 0, nice: true },
        marks: [
          plot.gridY({ ticks: 4, stroke: 'var(--line)', strokeOpacity: 1 }),
          plot.line(along, { x: 'distance', y: 'height', stroke: 'var(--ink)', strokeWidth: 1.4 }),
        ],
      }),
    [along],
  )
  const heights = known.map(({ height }) => height)
  const rows = known.map(({ distance, height }) => [number(distance, 1), number(height, 3)])
  return (
    <div className={styles['measured']}>
      <PlotFigure
        title={t('line')}
        subtitle={t('lineSub', {
          length: number(length),
          low: known.length > 0 ? number(Math.min(...heights), 2) : '–',
          high: known.length > 0 ? number(Math.max(...heights), 2) : '–',
        })}
        filename="heights-along-line"
        draw={draw}
        table={{ columns: [t('along'), t('heightColumn')], rows }}
        empty={t('lineEmpty')}
      />
      <Ends line={line} onLine={onLine} />
    </div>
  )
}

const ENDS = [
  { key: 'fromX', end: 0, axis: 'x' },
  { key: 'fromY', end: 0, axis: 'y' },
  { key: 'toX', end: 1, axis: 'x' },
  { key: 'toY', end: 1, axis: 'y' },
] as const

function Ends({ line, onLine }: Pick<LinePlotProps, 'line' | 'onLine'>) {
  const t = useMessages(text)
  return (
    <div className={styles['ends']}>
      {ENDS.map(({ key, end, axis }) => (
        <NumberInput
          key={key}
          label={t(key)}
          step={10}
          decimalScale={1}
          value={Math.round(line[end][axis] * 10) / 10}
          onChange={(value) => {
            const next = Number(value)
            if (value === '' || Number.isNaN(next)) return
            const moved = { ...line[end], [axis]: next }
            onLine(end === 0 ? [moved, line[1]] : [line[0], moved])
          }}
        />
      ))}
    </div>
  )
}

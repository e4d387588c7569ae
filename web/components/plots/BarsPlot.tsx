import { useCallback, useMemo } from 'react'
import { useFormats, useMessages } from '#web/messages'
import { colours, type } from './look.ts'
import { PlotFigure } from './PlotFigure.tsx'
import type { Drawing, PlotLibrary, PlotProps } from './types.ts'
import { words } from './words.ts'

/** One bar; an interval where the count stands for a rate. */
export interface Bar {
  readonly id: string
  readonly label: string
  readonly count: number
  readonly low?: number
  readonly high?: number
}

export interface BarsPlotProps extends PlotProps {
  readonly bars: readonly Bar[]
  /** Categories lie; hours and weekdays stand. */
  readonly direction?: 'lying' | 'standing'
}

/**
 * Counts by category, hour or weekday.
 *
 * @example
 * <BarsPlot title="By kind of place" subtitle="287 incidents, 2024" filename="places" bars={places} />
 * <BarsPlot title="By hour" subtitle="287 incidents, 2024" filename="hours" bars={hours} direction="standing" />
 */
export function BarsPlot(props: BarsPlotProps) {
  const { bars, direction = 'lying', selected = null } = props
  const t = useMessages(words)
  const { number } = useFormats()
  const standing = direction === 'standing'
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      standing ? drawStanding(plot, width, bars, selected) : drawLying(plot, width, bars, selected, number),
    [bars, selected, standing, number],
  )
  const table = useMemo(() => tableOf(bars, t), [bars, t])
  const items = useMemo(
    () => bars.map((bar) => ({ id: bar.id, label: `${bar.label}: ${number(bar.count)}` })),
    [bars, number],
  )
  const itemAt = useCallback(
    (x: number, y: number, width: number) => {
      const place = standing ? ((x - AXIS) / (width - AXIS)) * bars.length : (y - 2) / ROW
      return bars[Math.floor(place)]?.id ?? null
    },
    [bars, standing],
  )
  return <PlotFigure {...props} draw={draw} table={table} items={items} itemAt={itemAt} />
}

const ROW = 24
const AXIS = 30

function tableOf(bars: readonly Bar[], t: (key: 'what' | 'count' | 'low' | 'high') => string) {
  const intervals = bars.some((bar) => bar.low !== undefined)
  return {
    columns: [t('what'), t('count'), ...(intervals ? [t('low'), t('high')] : [])],
    rows: bars.map((bar) => [
      bar.label,
      bar.count,
      ...(intervals ? [bar.low ?? null, bar.high ?? null] : []),
    ]),
  }
}

const fillOf = (selected: string | null) => (bar: Bar) =>
  selected === null || bar.id === selected ? colours.seq[3] : colours.seq[1]

const topOf = (bars: readonly Bar[]) => Math.max(1, ...bars.map((bar) => Math.max(bar.count, bar.high ?? 0)))
const sure = (bars: readonly Bar[]) => bars.filter((bar) => bar.low !== undefined && bar.high !== undefined)

function drawLying(
  plot: PlotLibrary,
  width: number,
  bars: readonly Bar[],
  selected: string | null,
  number: (value: number) => string,
): Drawing {
  const left = Math.min(width * 0.45, Math.max(...bars.map((bar) => bar.label.length)) * 6.4 + 10)
  const end = (bar: Bar) => bar.high ?? bar.count
  return plot.plot({
    width,
    height: bars.length * ROW + 4,
    marginLeft: left,
    marginRight: 42,
    marginTop: 2,
    marginBottom: 2,
    style: type,
    x: { axis: null, domain: [0, topOf(bars)] },
    y: { type: 'band', axis: null, domain: bars.map((bar) => bar.id), padding: 0.34 },
    marks: [
      plot.barX(bars, { y: 'id', x: 'count', fill: fillOf(selected) as never }),
      plot.ruleY(sure(bars), { y: 'id', x1: 'low', x2: 'high', stroke: colours.ink, strokeWidth: 1.2 }),
      plot.ruleX([0], { stroke: colours.strong }),
      plot.text(bars, {
        y: 'id',
        text: 'label',
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: -left,
        fill: colours.ink,
        textOverflow: 'ellipsis',
        lineWidth: left / 12,
      }),
      plot.text(bars, {
        y: 'id',
        x: end,
        text: (bar: Bar) => number(bar.count),
        textAnchor: 'start',
        dx: 6,
        fill: colours.text,
      }),
    ],
  })
}

function drawStanding(
  plot: PlotLibrary,
  width: number,
  bars: readonly Bar[],
  selected: string | null,
): Drawing {
  const top = topOf(bars)
  const every = Math.ceil((bars.length * 26) / (width - AXIS))
  return plot.plot({
    width,
    height: 150,
    marginLeft: AXIS,
    marginRight: 0,
    marginTop: 6,
    marginBottom: 22,
    style: type,
    x: { type: 'band', axis: null, domain: bars.map((bar) => bar.id), padding: 0.2 },
    y: { axis: null, domain: [0, top] },
    marks: [
      plot.gridY({ ticks: 4, stroke: colours.line, strokeOpacity: 1 }),
      plot.axisY({ ticks: 4, tickSize: 0, label: null, fill: colours.text }),
      plot.barY(bars, { x: 'id', y: 'count', fill: fillOf(selected) as never }),
      plot.ruleX(sure(bars), { x: 'id', y1: 'low', y2: 'high', stroke: colours.ink, strokeWidth: 1.2 }),
      plot.ruleY([0], { stroke: colours.strong }),
      plot.text(
        bars.filter((_, place) => place % every === 0),
        { x: 'id', text: 'label', frameAnchor: 'bottom', dy: 16, fill: colours.text, fontSize: 11 },
      ),
    ],
  })
}

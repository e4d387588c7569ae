import { useCallback, useMemo } from 'react'
import { useMessages } from '#web/messages'
import { colours, type } from './look.ts'
import { PlotFigure } from './PlotFigure.tsx'
import type { Drawing, PlotLibrary, PlotProps } from './types.ts'
import { words } from './words.ts'

/** One row: how many, and the ratio to what it is compared with, with its 95% interval. */
export interface IntervalRow {
  readonly id: string
  readonly label: string
  readonly count: number
  readonly ratio: number | null
  readonly low: number | null
  readonly high: number | null
}

export interface IntervalPlotProps extends PlotProps {
  readonly rows: readonly IntervalRow[]
  /** Rows there is no room to draw; the table has them too. */
  readonly others?: readonly IntervalRow[]
}

const noRows: readonly IntervalRow[] = []

/**
 * Ratios with 95% intervals on a log scale, from "a quarter" to "four times". Sort the rows by the ratio
 * or by name before passing them; a ranking by the count would be a leaderboard.
 *
 * @example
 * <IntervalPlot title="2024 against the yearly average of 2022–23" rows={rows} filename="change"
 *   subtitle="By precinct, 95% intervals. None of these nine clearly changed" selected="73" onSelect={pick} />
 */
export function IntervalPlot(props: IntervalPlotProps) {
  const { rows, others = noRows, selected = null } = props
  const t = useMessages(words)
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawIntervals(plot, width, rows, selected, axisWords(t)),
    [rows, selected, t],
  )
  const table = useMemo(
    () => ({
      columns: [t('area'), t('count'), t('ratio'), t('low'), t('high')],
      rows: [...rows, ...others].map((row) => [row.label, row.count, row.ratio, row.low, row.high]),
    }),
    [rows, others, t],
  )
  const items = useMemo(
    () => rows.map((row) => ({ id: row.id, label: describe(row, t('interval', spoken(row))) })),
    [rows, t],
  )
  const itemAt = useCallback((_: number, y: number) => rows[Math.floor((y - TOP) / ROW)]?.id ?? null, [rows])
  return <PlotFigure {...props} draw={draw} table={table} items={items} itemAt={itemAt} />
}

const ROW = 17.5
const TOP = 2
const BOTTOM = 20

type Axis = readonly (readonly [number, string])[]

function axisWords(t: (key: 'quarter' | 'half' | 'same' | 'twice' | 'fourTimes') => string): Axis {
  return [
    [0.25, t('quarter')],
    [0.5, t('half')],
    [1, t('same')],
    [2, t('twice')],
    [4, t('fourTimes')],
  ]
}

const round = (value: number | null) => (value === null ? '–' : value.toFixed(2))
const spoken = (row: IntervalRow) => ({ low: round(row.low), high: round(row.high) })
const describe = (row: IntervalRow, interval: string) =>
  `${row.label}: ${row.count}, ${round(row.ratio)}, ${interval}`

/** The axis always holds half to twice, and grows by whole words to hold every interval it can. */
function domainOf(rows: readonly IntervalRow[]): [number, number] {
  const low = Math.min(0.45, ...rows.map((row) => row.low || 1))
  const high = Math.max(2.3, ...rows.map((row) => row.high ?? 1))
  return [Math.max(low * 0.93, 0.11), Math.min(high * 1.08, 9)]
}

function drawIntervals(
  plot: PlotLibrary,
  width: number,
  rows: readonly IntervalRow[],
  selected: string | null,
  axis: Axis,
): Drawing {
  const wordsWidth = Math.min(150, Math.max(...rows.map((row) => row.label.length), 4) * 6.6 + 8)
  const left = wordsWidth + 40
  const domain = domainOf(rows)
  const ticks = axis.filter(([value]) => value >= domain[0] && value <= domain[1])
  const own = rows.filter((row) => row.id === selected)
  const others = rows.filter((row) => row.id !== selected)
  const known = rows.filter((row) => row.ratio !== null)
  const clamp = (value: number | null) => Math.min(Math.max(value ?? 1, domain[0]), domain[1])
  const names = (some: readonly IntervalRow[], bold: boolean) => [
    plot.text(some, {
      y: 'id',
      text: 'label',
      frameAnchor: 'left',
      textAnchor: 'start',
      dx: 2 - left,
      fill: colours.ink,
      fontWeight: bold ? 640 : 400,
    }),
    plot.text(some, {
      y: 'id',
      text: 'count',
      frameAnchor: 'left',
      textAnchor: 'end',
      dx: -12,
      fill: bold ? colours.ink : colours.text,
    }),
  ]
  return plot.plot({
    width,
    height: TOP + ROW * rows.length + BOTTOM,
    marginLeft: left,
    marginRight: 8,
    marginTop: TOP,
    marginBottom: BOTTOM,
    style: type,
    x: { type: 'log', axis: null, domain },
    y: { type: 'band', axis: null, domain: rows.map((row) => row.id), padding: 0 },
    marks: [
      plot.barX(own, {
        y: 'id',
        x1: domain[0],
        x2: domain[1],
        fill: colours.picked,
        insetLeft: -left,
        insetRight: -8,
      }),
      plot.ruleX(ticks, {
        x: '0',
        stroke: (tick: Axis[number]) => (tick[0] === 1 ? colours.strong : colours.line),
        strokeWidth: 1,
      }),
      plot.ruleY(known, {
        y: 'id',
        x1: (row: IntervalRow) => clamp(row.low),
        x2: (row: IntervalRow) => clamp(row.high),
        stroke: colours.obs,
        strokeWidth: 1.6,
      }),
      plot.dot(known, {
        y: 'id',
        x: (row: IntervalRow) => clamp(row.ratio),
        r: 3.9,
        fill: colours.surface,
        stroke: colours.obs,
        strokeWidth: 1.6,
      }),
      ...names(others, false),
      ...names(own, true),
      plot.text(ticks, {
        x: '0',
        text: '1',
        frameAnchor: 'bottom',
        dy: 15,
        fontSize: 11,
        fill: colours.text,
      }),
    ],
  })
}

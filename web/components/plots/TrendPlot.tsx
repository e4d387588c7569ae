import { useCallback, useMemo } from 'react'
import { useFormats, useMessages } from '#web/messages'
import { colours, type } from './look.ts'
import { PlotFigure } from './PlotFigure.tsx'
import type { Drawing, PlotLibrary, PlotProps } from './types.ts'
import { words } from './words.ts'

/** One month: what was counted, and the smoothed line with its 95% interval where it was computed. */
export interface TrendMonth {
  /** `2024-03`. */
  readonly month: string
  readonly observed: number | null
  readonly fit?: number | null
  readonly low?: number | null
  readonly high?: number | null
}

export interface TrendPlotProps extends Omit<PlotProps, 'selected'> {
  readonly months: readonly TrendMonth[]
  /** Months whose stretch is tinted, first and last included. */
  readonly range?: { readonly from: string; readonly to: string } | null
  /** Dragging over months gives the first and the last of them. */
  readonly onRange?: (from: string, to: string) => void
  readonly height?: number
}

/**
 * Counts a month as dots, the smoothed line and its band, the brushed period tinted. `onSelect` gets a
 * month, `2024-03`.
 *
 * @example
 * <TrendPlot title="Incidents a month, Brooklyn" filename="incidents-a-month" months={months}
 *   subtitle="December 2024: about 20 (95% interval 13–30), season removed" range={{ from: '2024-01', to: '2024-12' }} />
 */
export function TrendPlot(props: TrendPlotProps) {
  const { months, range, height = 166 } = props
  const t = useMessages(words)
  const { date, number } = useFormats()
  const [from, to] = [range?.from.slice(0, 7), range?.to.slice(0, 7)]
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      drawTrend(plot, width, height, months, from && to ? [from, to] : null),
    [months, from, to, height],
  )
  const table = useMemo(
    () => ({
      columns: [t('month'), t('observed'), t('expected'), t('low'), t('high')],
      rows: months.map((m) => [m.month, m.observed, m.fit ?? null, m.low ?? null, m.high ?? null]),
    }),
    [months, t],
  )
  const items = useMemo(
    () =>
      months.map((m) => ({
        id: m.month,
        label: `${date(m.month)}: ${m.observed === null ? '–' : number(m.observed)}`,
      })),
    [months, date, number],
  )
  const itemAt = useCallback(
    (x: number, _: number, width: number) => {
      const share = (x - LEFT) / (width - LEFT - RIGHT)
      const at = Math.floor(Math.min(Math.max(share, 0), 0.9999) * months.length)
      return months[at]?.month ?? null
    },
    [months],
  )
  return <PlotFigure {...props} draw={draw} table={table} items={items} itemAt={itemAt} />
}

const LEFT = 26
const RIGHT = 4

const start = (month: string) => new Date(`${month}-01T00:00:00Z`)
/** A month is 30.4 days long on average; for the edges of a tint that is near enough. */
const shifted = (month: string, by: number) => new Date(start(month).getTime() + by * 30.4 * 86_400_000)

function drawTrend(
  plot: PlotLibrary,
  width: number,
  height: number,
  months: readonly TrendMonth[],
  range: [string, string] | null,
): Drawing {
  const rows = months.map((m) => ({ ...m, at: start(m.month) }))
  const [first, last] = [months[0]?.month ?? '', months.at(-1)?.month ?? '']
  const inside = (m: TrendMonth) => range !== null && m.month >= range[0] && m.month <= range[1]
  const fitted = rows.filter((m) => typeof m.fit === 'number')
  const top = Math.max(...rows.map((m) => Math.max(m.observed ?? 0, m.high ?? 0)), 1)
  const tinted = range ? [{ x1: shifted(range[0], -0.5), x2: shifted(range[1], 0.5) }] : []
  return plot.plot({
    width,
    height,
    marginLeft: LEFT,
    marginRight: RIGHT,
    marginTop: 6,
    marginBottom: 26,
    style: type,
    x: { type: 'utc', axis: null, domain: [shifted(first, -0.5), shifted(last, 0.5)] },
    y: { axis: null, domain: [0, top] },
    marks: [
      plot.rectY(tinted, { x1: 'x1', x2: 'x2', y1: 0, y2: top, fill: colours.picked, clip: true }),
      plot.gridY({ ticks: 4, stroke: colours.line, strokeOpacity: 1 }),
      plot.ruleY([0], { stroke: colours.line }),
      plot.axisY({ ticks: 4, tickSize: 0, tickPadding: 6, label: null, fill: colours.text }),
      plot.areaY(fitted, { x: 'at', y1: 'low', y2: 'high', fill: colours.band, curve: 'monotone-x' }),
      plot.lineY(fitted, { x: 'at', y: 'fit', stroke: colours.fit, strokeWidth: 1.9, curve: 'monotone-x' }),
      plot.dot(rows, {
        x: 'at',
        y: 'observed',
        r: 1.9,
        fill: (m: TrendMonth) => (inside(m) ? colours.ink : colours.obs),
      }),
      ...yearLabels(plot, rows, range, width),
    ],
  })
}

/** Each year named below the middle of its months; the brushed year in bold. Short series name their months. */
function yearLabels(
  plot: PlotLibrary,
  rows: readonly (TrendMonth & { at: Date })[],
  range: [string, string] | null,
  width: number,
) {
  const years = [...new Set(rows.map((m) => m.month.slice(0, 4)))]
  if (years.length < 2)
    return [plot.axisX({ ticks: 6, tickSize: 0, label: null, fill: colours.text, tickFormat: '%b' })]
  const every = Math.ceil((years.length * 40) / (width - LEFT))
  const labels = years
    .filter((_, place) => (years.length - 1 - place) % every === 0)
    .map((year) => {
      const own = rows.filter((m) => m.month.startsWith(year))
      const middle = ((own[0]?.at.getTime() ?? 0) + (own.at(-1)?.at.getTime() ?? 0)) / 2
      const bold = range !== null && range[0].slice(0, 4) <= year && range[1].slice(0, 4) >= year
      return { year, at: new Date(middle), bold }
    })
  const words = (bold: boolean) =>
    plot.text(
      labels.filter((label) => label.bold === bold),
      {
        x: 'at',
        text: 'year',
        frameAnchor: 'bottom',
        dy: 18,
        fill: bold ? colours.ink : colours.text,
        fontWeight: bold ? 640 : 400,
        fontSize: 12,
      },
    )
  return [words(false), words(true)]
}

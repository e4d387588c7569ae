import { useCallback, useMemo } from 'react'
import { useFormats, useLocale, useMessages } from '#web/messages'
import { colours, type } from './look.ts'
import { PlotFigure } from './PlotFigure.tsx'
import type { Drawing, PlotLibrary, PlotProps } from './types.ts'
import { words } from './words.ts'

/** A count for one hour of one weekday: 0 is Monday, hours 0–23. */
export interface HeatCell {
  readonly weekday: number
  readonly hour: number
  readonly count: number
}

export interface HeatPlotProps extends Omit<PlotProps, 'selected'> {
  readonly cells: readonly HeatCell[]
}

/**
 * Weekday by hour. `onSelect` gets `weekday-hour`, such as `4-23`.
 *
 * @example <HeatPlot title="When" subtitle="287 incidents by weekday and hour, 2024" filename="when" cells={cells} />
 */
export function HeatPlot(props: HeatPlotProps) {
  const { cells } = props
  const t = useMessages(words)
  const { number } = useFormats()
  const { locale } = useLocale()
  const days = useMemo(() => weekdays(locale), [locale])
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawHeat(plot, width, cells, days),
    [cells, days],
  )
  const table = useMemo(
    () => ({
      columns: [t('weekday'), t('hour'), t('count')],
      rows: cells.map((cell) => [days[cell.weekday] ?? '', clock(cell.hour), cell.count]),
    }),
    [cells, days, t],
  )
  const items = useMemo(
    () =>
      cells.map((cell) => ({
        id: idOf(cell),
        label: `${days[cell.weekday] ?? ''} ${clock(cell.hour)}: ${number(cell.count)}`,
      })),
    [cells, days, number],
  )
  const itemAt = useCallback((x: number, y: number, width: number) => {
    const hour = Math.floor(((x - LEFT) / (width - LEFT)) * 24)
    const weekday = Math.floor(y / ROW)
    return hour >= 0 && hour < 24 && weekday < 7 ? `${weekday}-${hour}` : null
  }, [])
  return <PlotFigure {...props} draw={draw} table={table} items={items} itemAt={itemAt} />
}

const LEFT = 34
const ROW = 20

const idOf = (cell: HeatCell) => `${cell.weekday}-${cell.hour}`
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

/** Monday to Sunday in short words; the first of January 2024 was a Monday. */
function weekdays(locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, day) => format.format(new Date(Date.UTC(2024, 0, 1 + day))))
}

function drawHeat(
  plot: PlotLibrary,
  width: number,
  cells: readonly HeatCell[],
  days: readonly string[],
): Drawing {
  const largest = Math.max(1, ...cells.map((cell) => cell.count))
  const fill = (cell: HeatCell) => colours.seq[Math.min(4, Math.floor((cell.count / largest) * 5))]
  return plot.plot({
    width,
    height: 7 * ROW + 20,
    marginLeft: LEFT,
    marginRight: 0,
    marginTop: 0,
    marginBottom: 20,
    style: type,
    x: { type: 'band', axis: null, domain: Array.from({ length: 24 }, (_, hour) => hour), padding: 0.06 },
    y: { type: 'band', axis: null, domain: [0, 1, 2, 3, 4, 5, 6], padding: 0.1 },
    marks: [
      plot.cell(cells, { x: 'hour', y: 'weekday', fill: fill as never }),
      plot.text(days, {
        y: (_: string, day: number) => day,
        text: (day: string) => day,
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: -LEFT,
        fill: colours.text,
      }),
      plot.text([0, 6, 12, 18], {
        x: (hour: number) => hour,
        text: clock as never,
        frameAnchor: 'bottom',
        dy: 15,
        fontSize: 11,
        fill: colours.text,
      }),
    ],
  })
}

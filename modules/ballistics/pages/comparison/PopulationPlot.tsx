import { useCallback, useMemo } from 'react'
import { useFormats, useMessages } from '#web/messages'
import { PlotFigure } from '#web/plots'
import type { Drawing, PlotLibrary } from '#web/plots'
import type { Comparison } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './comparison.module.css'

interface Bar {
  readonly row: number
  readonly label: string
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Where this pair stands among pairs whose origin is known, and of whom that can be said. */
export function PopulationPlot({ comparison: { population, counts } }: { comparison: Comparison }) {
  const t = useMessages(text)
  const { number } = useFormats()
  const value = Math.min(...counts.original)
  const { edges, same, different } = population
  const bars = useMemo(
    () =>
      [different, same].flatMap(({ label, counts: pairs }, row) =>
        pairs.flatMap((count, i) =>
          count > 0
            ? [{ row, label, from: edges[i] ?? 0, to: edges[i + 1] ?? (edges[i] ?? 0) + 1, count }]
            : [],
        ),
      ),
    [edges, same, different],
  )
  const labels = useMemo(
    () => [different, same].map(({ label, pairs }) => t('group', { label, pairs: number(pairs) })),
    [different, same, t, number],
  )
  const pair = t('thisPair', { value })
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawing(plot, width, { bars, labels, value, pair }),
    [bars, labels, value, pair],
  )
  const rows = useMemo(
    () =>
      bars.map(({ label, from, to, count }) => [
        label,
        to - from > 1 ? `${from}–${to - 1}` : `${from}`,
        count,
      ]),
    [bars],
  )
  return (
    <div className={styles['population']}>
      <PlotFigure
        title={t('population')}
        subtitle={t('populationSub', { measure: population.measure, value })}
        filename="known-pairs"
        draw={draw}
        table={{ columns: [t('population'), t('cellsThatAgree'), t('pairs')], rows }}
        empty={t('populationEmpty')}
      />
      <p className={styles['caveat']}>
        {!population.fits && <strong>{t('notFitting')} </strong>}
        {population.caveat} {t('notErrorRate')}
      </p>
    </div>
  )
}

interface Drawn {
  readonly bars: readonly Bar[]
  readonly labels: readonly string[]
  readonly value: number
  readonly pair: string
}

/** Both groups over one axis, each to its own height, and this pair as a line through both. */
function drawing(plot: PlotLibrary, width: number, { bars, labels, value, pair }: Drawn): Drawing {
  const last = Math.max(value + 2, ...bars.map(({ to }) => to))
  const most = [0, 1].map((row) =>
    Math.max(1, ...bars.filter((bar) => bar.row === row).map(({ count }) => count)),
  )
  const scaled = bars.map((bar) => ({ ...bar, share: bar.count / most[bar.row]! }))
  return plot.plot({
    width,
    height: 176,
    marginLeft: 2,
    marginRight: 2,
    marginTop: 4,
    marginBottom: 22,
    style: {
      fontFamily: 'inherit',
      fontSize: '11px',
      color: 'var(--ink-2)',
      background: 'transparent',
      overflow: 'visible',
    },
    x: { label: null, domain: [0, last], tickSize: 0, ticks: 6 },
    y: { axis: null, domain: [0, 1.65] },
    fy: { axis: null, domain: [0, 1], padding: 0.06 },
    marks: [
      plot.rectY(
        scaled.filter(({ row }) => row === 0),
        {
          fy: 'row',
          x1: 'from',
          x2: 'to',
          y: 'share',
          fill: 'var(--line-strong)',
          insetLeft: 0.5,
          insetRight: 0.5,
        },
      ),
      plot.rectY(
        scaled.filter(({ row }) => row === 1),
        {
          fy: 'row',
          x1: 'from',
          x2: 'to',
          y: 'share',
          fill: 'none',
          stroke: 'var(--ink-2)',
          insetLeft: 0.5,
          insetRight: 0.5,
        },
      ),
      plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      plot.text(labels, {
        fy: (_: string, i: number) => i,
        text: (label: string) => label,
        frameAnchor: 'top-left',
        dx: 2,
        fill: 'var(--ink-2)',
      }),
      plot.ruleX([value, value], {
        fy: (_: number, i: number) => i,
        stroke: 'var(--accent)',
        strokeWidth: 2,
        y1: 0,
        y2: 1.3,
      }),
      plot.text([value], {
        fy: () => 0,
        x: (at: number) => at,
        y: 1.3,
        text: () => pair,
        textAnchor: value > last * 0.6 ? 'end' : 'start',
        dx: value > last * 0.6 ? -6 : 6,
        fill: 'var(--accent)',
        fontWeight: 620,
      }),
    ],
  })
}

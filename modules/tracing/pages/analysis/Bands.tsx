import { useCallback, useMemo } from 'react'
import { PlotFigure, type PlotLibrary } from '#web/plots'
import type { Analysis } from '../../contract/index.ts'
import { useCaveat } from '../parts/Caveat.tsx'
import type { Sayings } from './say.ts'

interface Row {
  readonly id: string
  readonly label: string
  readonly count: number
  readonly known: boolean
}

const UNKNOWN = ['no-time', 'waiting', 'sent-back', 'not-traced', 'no-sale'] as const

/** ATF's bands, and below them, set apart, the guns of which no time is known. */
export function Bands({ analysis, say }: { analysis: Analysis; say: Sayings }) {
  const caveat = useCaveat()
  const { t, code, formats } = say
  const rows = useMemo((): Row[] => {
    const count = (answer: string) => analysis.answers.find((one) => one.answer === answer)?.count ?? 0
    return [
      ...analysis.bands.map((one) => ({
        id: one.band,
        label: code(`band.${one.band}`),
        count: one.count,
        known: true,
      })),
      ...UNKNOWN.map((answer) => ({
        id: answer,
        label: t(`answer.${answer}`),
        count: count(answer),
        known: false,
      })),
    ]
  }, [analysis, t, code])
  const known = analysis.underOneYear.of
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawBands(plot, width, rows, formats.number),
    [rows, formats],
  )
  return (
    <PlotFigure
      title={t('bands')}
      subtitle={t('bandsSub', { known, unknown: analysis.guns - known })}
      filename={t('bandsFile')}
      note={caveat}
      draw={draw}
      table={{
        columns: [t('answerColumn'), t('guns')],
        rows: rows.map(({ label, count }) => [label, count]),
      }}
      items={rows.map(({ id, label, count }) => ({ id, label: `${label}: ${formats.number(count)}` }))}
    />
  )
}

const ROW = 24
/** Between what is known and what is not. */
const GAP = 12

function drawBands(
  plot: PlotLibrary,
  width: number,
  rows: readonly Row[],
  number: (value: number) => string,
) {
  const left = Math.min(width * 0.48, Math.max(...rows.map(({ label }) => label.length)) * 6.4 + 10)
  const first = rows.filter(({ known }) => known).length
  const at = (row: Row) => {
    const place = rows.indexOf(row)
    return place * ROW + (place >= first ? GAP : 0)
  }
  const height = rows.length * ROW + GAP
  return plot.plot({
    width,
    height: height + 4,
    marginLeft: left,
    marginRight: 44,
    marginTop: 2,
    marginBottom: 2,
    style: { fontFamily: 'inherit', fontSize: '12px', overflow: 'visible', color: 'var(--ink-2)' },
    x: { axis: null, domain: [0, Math.max(1, ...rows.map(({ count }) => count))] },
    y: { axis: null, domain: [height, 0] },
    marks: [
      plot.rect(rows, {
        x1: 0,
        x2: 'count',
        y1: (row: Row) => at(row) + 4,
        y2: (row: Row) => at(row) + ROW - 4,
        fill: (row: Row) => (row.known ? 'var(--data-seq-4)' : 'var(--sunken)'),
        stroke: (row: Row) => (row.known ? 'none' : 'var(--line-strong)'),
        strokeDasharray: '3 2',
      }),
      plot.ruleX([0], { stroke: 'var(--line-strong)' }),
      plot.text(rows, {
        y: (row: Row) => at(row) + ROW / 2,
        text: 'label',
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: -left,
        fill: 'var(--ink)',
        textOverflow: 'ellipsis',
        lineWidth: left / 12,
      }),
      plot.text(rows, {
        y: (row: Row) => at(row) + ROW / 2,
        x: 'count',
        text: (row: Row) => number(row.count),
        textAnchor: 'start',
        dx: 6,
        fill: 'var(--ink-2)',
      }),
    ],
  })
}

/** Quarters of years, so that what the bands hide is seen: the many short times, and the long tail. */
export function Quarters({ analysis, say: { t, formats } }: { analysis: Analysis; say: Sayings }) {
  const caveat = useCaveat()
  const bars = useMemo(() => {
    const last = analysis.quarters.length - 1
    return analysis.quarters.map((count, at) => ({
      id: String(at),
      // Only whole years are named below the bars; the others would not fit.
      label: at === last ? '8+' : at % 4 === 0 ? String(at / 4) : '',
      count,
    }))
  }, [analysis])
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      plot.plot({
        width,
        height: 190,
        marginLeft: 30,
        marginRight: 0,
        marginTop: 6,
        marginBottom: 22,
        style: { fontFamily: 'inherit', fontSize: '12px', overflow: 'visible', color: 'var(--ink-2)' },
        x: { type: 'band', axis: null, domain: bars.map(({ id }) => id), padding: 0.16 },
        y: { axis: null, domain: [0, Math.max(1, ...bars.map(({ count }) => count))] },
        marks: [
          plot.gridY({ ticks: 4, stroke: 'var(--line)', strokeOpacity: 1 }),
          plot.axisY({ ticks: 4, tickSize: 0, label: null, fill: 'var(--ink-2)' }),
          plot.barY(bars, { x: 'id', y: 'count', fill: 'var(--data-seq-4)' }),
          plot.ruleY([0], { stroke: 'var(--line-strong)' }),
          plot.text(bars, {
            x: 'id',
            text: 'label',
            frameAnchor: 'bottom',
            dy: 16,
            fill: 'var(--ink-2)',
            fontSize: 11,
          }),
        ],
      }),
    [bars],
  )
  const rows = analysis.quarters.map((count, at) => [
    at === analysis.quarters.length - 1
      ? t('later')
      : t('year', { from: formats.number(at / 4, 2), to: formats.number((at + 1) / 4, 2) }),
    count,
  ])
  return (
    <PlotFigure
      title={t('quarters')}
      subtitle={t('quartersSub')}
      filename={t('quartersFile')}
      note={caveat}
      draw={draw}
      table={{ columns: [t('answerColumn'), t('guns')], rows: analysis.underOneYear.of > 0 ? rows : [] }}
      empty={t('noBands')}
    />
  )
}

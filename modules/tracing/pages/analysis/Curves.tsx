import { useCallback, useMemo } from 'react'
import { PlotFigure, type PlotLibrary } from '#web/plots'
import type { Analysis, Compare, Curve } from '../../contract/index.ts'
import { useCaveat } from '../parts/Caveat.tsx'
import { groupWords, medianWords, type Sayings } from './say.ts'
import styles from './analysis.module.css'

const MONTH = 365.25 / 12
const YEAR = 365.25

interface Point {
  readonly name: string
  readonly at: number
  readonly years: number
  readonly share: number
  readonly low: number
  readonly high: number
  readonly least: number
  readonly most: number
}

/** Survival curves of known times with the band of chance and, of one curve, the bounds of ignorance. */
export function Curves({ analysis, by, say }: { analysis: Analysis; by: Compare; say: Sayings }) {
  const caveat = useCaveat()
  const { t, formats } = say
  const curves = useMemo(() => analysis.curves.filter(({ known }) => known > 0), [analysis])
  const points = useMemo(
    () => curves.flatMap((curve, at) => pointsOf(curve, at, groupWords(say, by, curve.key))),
    // The sayings are new at every drawing; their words are not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [curves, by],
  )
  const one = curves.length === 1
  const axis = t('curveAxis')
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawCurves(plot, width, points, { bounds: one, axis }),
    [points, one, axis],
  )
  const percent = (share: number) => Math.round(share * 1000) / 10
  return (
    <PlotFigure
      title={t('curve')}
      subtitle={t(one ? 'curveSub' : 'curveCompared')}
      filename={t('curveFile')}
      note={caveat}
      draw={draw}
      table={{
        columns: [t('group'), t('monthsColumn'), t('share'), t('low'), t('high'), t('least'), t('most')],
        rows: points.map((point) => [
          point.name,
          Math.round((point.years * YEAR) / MONTH),
          ...[point.share, point.low, point.high, point.least, point.most].map(percent),
        ]),
      }}
      empty={t('noBands')}
      legend={
        <ul className={styles['legend']}>
          {curves.map((curve, at) => (
            <li key={curve.key}>
              <span
                className={styles['swatch']}
                style={{ borderTopColor: `var(--data-cat-${at + 1})`, borderTopStyle: STYLES[at] }}
                aria-hidden
              />
              {t('curveLegend', {
                name: groupWords(say, by, curve.key),
                known: formats.number(curve.known),
                unknown: formats.number(curve.unknown),
                median: medianWords(say, curve.median),
              })}
            </li>
          ))}
        </ul>
      }
    />
  )
}

/** From the third on, colour alone does not tell lines apart. */
const STYLES = ['solid', 'solid', 'dashed', 'dotted'] as const
const DASHES = ['none', 'none', '6 3', '2 3'] as const

function pointsOf({ points }: Curve, at: number, name: string): Point[] {
  let [low, high] = [1, 1]
  return points.map((point) => {
    // Where none is left the band is not defined; it is drawn on as it was last.
    ;[low, high] = [point.low ?? 0, point.high ?? high]
    return { ...point, name, at, years: point.days / YEAR, low, high }
  })
}

function drawCurves(
  plot: PlotLibrary,
  width: number,
  points: readonly Point[],
  { bounds, axis }: { bounds: boolean; axis: string },
) {
  const colour = (point: Point) => `var(--data-cat-${point.at + 1})`
  const percent = (key: 'share' | 'low' | 'high' | 'least' | 'most') => (point: Point) => point[key] * 100
  const places = [...new Set(points.map(({ at }) => at))]
  const step = { curve: 'step-after', z: 'at' } as const
  return plot.plot({
    width,
    height: 230,
    marginLeft: 34,
    marginRight: 10,
    marginTop: 8,
    marginBottom: 36,
    style: { fontFamily: 'inherit', fontSize: '12px', overflow: 'visible', color: 'var(--ink-2)' },
    x: { domain: [0, 20], label: axis, labelAnchor: 'center', labelArrow: 'none', tickSize: 0, ticks: 10 },
    y: { axis: null, domain: [0, 100] },
    marks: [
      plot.gridY({ ticks: 4, stroke: 'var(--line)', strokeOpacity: 1 }),
      plot.axisY({
        ticks: 4,
        tickSize: 0,
        label: null,
        fill: 'var(--ink-2)',
        tickFormat: (v: number) => `${v}`,
      }),
      plot.areaY(points, {
        x: 'years',
        y1: percent('low'),
        y2: percent('high'),
        fill: colour as never,
        fillOpacity: 0.16,
        ...step,
      }),
      ...(bounds
        ? (['least', 'most'] as const).map((key) =>
            plot.line(points, {
              x: 'years',
              y: percent(key),
              stroke: 'var(--ink-2)',
              strokeWidth: 1.2,
              strokeDasharray: '1.5 3',
              ...step,
            }),
          )
        : []),
      ...places.map((at) =>
        plot.line(
          points.filter((point) => point.at === at),
          {
            x: 'years',
            y: percent('share'),
            stroke: `var(--data-cat-${at + 1})`,
            strokeWidth: 1.9,
            strokeDasharray: DASHES[at] ?? 'none',
            ...step,
          },
        ),
      ),
      plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      plot.ruleX([1, 3], { stroke: 'var(--line-strong)', strokeDasharray: '2 4' }),
    ],
  })
}

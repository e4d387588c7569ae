import { useCallback, useMemo } from 'react'
import { PlotFigure, type PlotLibrary } from '#web/plots'
import type { Analysis } from '../../contract/index.ts'
import { useCaveat } from '../parts/Caveat.tsx'
import { placeWords, type Sayings } from './say.ts'

interface End {
  readonly key: string
  readonly label: string
  readonly count: number
  /** From the top of the drawing to its upper edge. */
  top: number
}

interface Ribbon {
  readonly from: string
  readonly to: string
  readonly count: number
  y1: number
  y2: number
}

/** As many as can be told apart; the others are one band. */
const MOST = 10
const PLACES = 6
const GAP = 7
const TALL = 300

/** Where guns were first sold, beside where they were recovered: sorted bands, as wide as they are many. */
export function Routes({ analysis, say }: { analysis: Analysis; say: Sayings }) {
  const caveat = useCaveat()
  const { t, formats } = say
  const flow = useMemo(
    () => flowOf(analysis.routes, say),
    // The sayings are new at every drawing; their words are not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [analysis],
  )
  const draw = useCallback(
    (plot: PlotLibrary, width: number) => drawFlow(plot, width, flow, formats.number),
    [flow, formats],
  )
  return (
    <PlotFigure
      title={t('routes')}
      subtitle={t('routesSub')}
      filename={t('routesFile')}
      note={caveat}
      draw={draw}
      table={{
        columns: [t('from'), t('to'), t('guns')],
        rows: analysis.routes.map(({ from, to, count }) => [placeWords(say, from), to, count]),
      }}
      empty={t('noSources')}
    />
  )
}

interface Flow {
  readonly left: readonly End[]
  readonly right: readonly End[]
  readonly ribbons: readonly Ribbon[]
  readonly scale: number
  readonly height: number
}

function flowOf(routes: Analysis['routes'], say: Sayings): Flow {
  const { t } = say
  const total = routes.reduce((sum, { count }) => sum + count, 0)
  const sources = ends(
    routes.map(({ from, count }) => [from ?? '', count]),
    MOST,
  )
  const places = ends(
    routes.map(({ to, count }) => [to, count]),
    PLACES,
  )
  const scale = TALL / Math.max(1, total)
  const left = stacked(sources, scale, (key, rest) =>
    key === OTHERS ? t('others', { count: rest }) : placeWords(say, key || null),
  )
  const right = stacked(places, scale, (key, rest) =>
    key === OTHERS ? t('otherPlaces', { count: rest }) : key,
  )
  const counts = new Map<string, number>()
  for (const { from, to, count } of routes) {
    const key = `${endOf(sources, from ?? '')}\n${endOf(places, to)}`
    counts.set(key, (counts.get(key) ?? 0) + count)
  }
  const bottom = (side: readonly End[]) => (side.at(-1)?.top ?? 0) + (side.at(-1)?.count ?? 0) * scale
  return {
    left,
    right,
    scale,
    ribbons: ribbonsOf(left, right, counts, scale),
    height: Math.max(bottom(left), bottom(right)),
  }
}

const OTHERS = '\u0000'

interface Ends {
  readonly list: readonly (readonly [key: string, count: number])[]
  readonly rest: number
}

function ends(pairs: readonly (readonly [string, number])[], most: number): Ends {
  const counts = new Map<string, number>()
  for (const [key, count] of pairs) counts.set(key, (counts.get(key) ?? 0) + count)
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const rest = sorted.slice(most)
  if (rest.length < 2) return { list: sorted, rest: 0 }
  return {
    list: [...sorted.slice(0, most), [OTHERS, rest.reduce((sum, [, count]) => sum + count, 0)]],
    rest: rest.length,
  }
}

const endOf = ({ list }: Ends, key: string): string => (list.some(([one]) => one === key) ? key : OTHERS)

function stacked({ list, rest }: Ends, scale: number, label: (key: string, rest: number) => string): End[] {
  let top = 0
  return list.map(([key, count]) => {
    const end = { key, label: label(key, rest), count, top }
    // Small ones still need the height of their words.
    top += Math.max(count * scale, 11) + GAP
    return end
  })
}

function ribbonsOf(
  left: readonly End[],
  right: readonly End[],
  counts: ReadonlyMap<string, number>,
  scale: number,
): Ribbon[] {
  const [outs, ins] = [new Map<string, number>(), new Map<string, number>()]
  const place = (used: Map<string, number>, end: End, count: number) => {
    const offset = used.get(end.key) ?? 0
    used.set(end.key, offset + count)
    return end.top + (offset + count / 2) * scale
  }
  return left.flatMap((from) =>
    right.flatMap((to) => {
      const count = counts.get(`${from.key}\n${to.key}`)
      if (count === undefined) return []
      return [{ from: from.key, to: to.key, count, y1: place(outs, from, count), y2: place(ins, to, count) }]
    }),
  )
}

function drawFlow(
  plot: PlotLibrary,
  width: number,
  { left, right, ribbons, scale, height }: Flow,
  number: (value: number) => string,
) {
  const narrow = width < 480
  const said = ({ label, count }: End) => `${label}  ${number(count)}`
  // Room for the longest state with its count, as far as the flow itself keeps some.
  const longest = Math.max(...left.map((end) => said(end).length))
  const [start, stop] = [Math.min(width * 0.4, longest * 6.6 + 14), narrow ? 104 : 150]
  const side = (list: readonly End[], x: number, anchor: 'start' | 'end') => [
    plot.rect(list, {
      x1: x - 1.5,
      x2: x + 1.5,
      y1: 'top',
      y2: (end: End) => end.top + Math.max(1.5, end.count * scale),
      fill: 'var(--ink-2)',
    }),
    plot.text(list, {
      x,
      y: (end: End) => end.top + Math.max(5.5, (end.count * scale) / 2),
      text: said,
      textAnchor: anchor,
      dx: anchor === 'end' ? -8 : 8,
      fill: 'var(--ink)',
      ...(anchor === 'end' && { textOverflow: 'ellipsis' as const }),
      lineWidth: (anchor === 'end' ? start - 10 : stop - 12) / 12,
    }),
  ]
  return plot.plot({
    width,
    height: height + 8,
    marginLeft: 0,
    marginRight: 0,
    marginTop: 4,
    marginBottom: 4,
    style: { fontFamily: 'inherit', fontSize: '12px', overflow: 'visible', color: 'var(--ink-2)' },
    x: { axis: null, domain: [0, width], range: [0, width] },
    y: { axis: null, domain: [height, 0] },
    marks: [
      ...ribbons.map((ribbon) =>
        plot.link([ribbon], {
          x1: start,
          x2: width - stop,
          y1: 'y1',
          y2: 'y2',
          curve: 'bump-x',
          stroke: 'var(--data-seq-3)',
          strokeOpacity: 0.75,
          strokeWidth: Math.max(1, ribbon.count * scale),
        }),
      ),
      ...side(left, start, 'end'),
      ...side(right, width - stop, 'start'),
    ],
  })
}

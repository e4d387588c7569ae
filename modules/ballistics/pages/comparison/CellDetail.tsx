import { useCallback, useMemo, useState } from 'react'
import { heightsAlong } from '@throughline/topography'
import type { Along, Light } from '@throughline/topography'
import { useFormats, useMessages } from '#web/messages'
import { PlotFigure } from '#web/plots'
import type { PlotLibrary } from '#web/plots'
import { lineAcross, patchMaps, surfacesOf } from './model.ts'
import type { CellShown, Pair } from './model.ts'
import { Patch } from './Patch.tsx'
import { text } from './text.ts'
import styles from './comparison.module.css'

const PIXELS = 248
const SAMPLES = 121

/** The chosen cell: both patches, and the heights of both along a line across it. */
export function CellDetail({ pair, cell, light }: { pair: Pair; cell: CellShown | undefined; light: Light }) {
  const t = useMessages(text)
  if (!cell) return <p className={styles['pick']}>{t('pick')}</p>
  return <Chosen key={cell.id} pair={pair} cell={cell} light={light} />
}

function Chosen({ pair, cell, light }: { pair: Pair; cell: CellShown; light: Light }) {
  const t = useMessages(text)
  const [line, setLine] = useState(0.5)
  const [own, other] = surfacesOf(pair, cell)
  const maps = useMemo(() => patchMaps(cell, PIXELS), [cell])
  const profiles = useMemo(() => {
    const ends = lineAcross(cell, line)
    const along = [
      heightsAlong(own.grid, ...ends.own, SAMPLES),
      heightsAlong(other.grid, ...ends.other, SAMPLES),
    ].map(fromMean)
    return (cell.direction === 'ab' ? along : along.toReversed()) as [Along[], Along[]]
  }, [own, other, cell, line])
  const parts = [
    { surface: own, map: maps.own },
    { surface: other, map: maps.other },
  ]
  const [reference, candidate] = cell.direction === 'ab' ? parts : parts.toReversed()
  const common = { pixels: PIXELS, light, line, onLine: setLine }
  return (
    <div className={styles['detail']}>
      <div className={styles['patches']}>
        <Patch {...common} {...reference!} label={t('patchReference')} isDashed={false} />
        <Patch {...common} {...candidate!} label={t('patchCandidate')} isDashed />
        <input
          className={styles['lineSlider']}
          type="range"
          min={1}
          max={99}
          value={Math.round(line * 100)}
          aria-label={t('line')}
          onChange={(event) => setLine(Number(event.currentTarget.value) / 100)}
        />
      </div>
      <Profile title={t('detail', { name: cell.name })} profiles={profiles} />
    </div>
  )
}

function Profile({ title, profiles }: { title: string; profiles: [Along[], Along[]] }) {
  const t = useMessages(text)
  const { number } = useFormats()
  const [reference, candidate] = profiles
  const draw = useCallback(
    (plot: PlotLibrary, width: number) =>
      plot.plot({
        width,
        height: 112,
        marginLeft: 30,
        marginRight: 12,
        marginTop: 6,
        marginBottom: 20,
        style: { fontFamily: 'inherit', fontSize: '11px', color: 'var(--ink-2)', background: 'transparent' },
        x: { label: null, ticks: 6, tickSize: 0 },
        y: { label: null, ticks: 3, tickSize: 0, domain: reachOf(profiles), tickFormat: signed },
        marks: [
          plot.gridY({ ticks: 3, stroke: 'var(--line)', strokeOpacity: 1 }),
          plot.line(reference, { x: 'distance', y: 'height', stroke: 'var(--ink)', strokeWidth: 1.4 }),
          plot.line(candidate, {
            x: reference.map(({ distance }) => distance),
            y: 'height',
            stroke: 'var(--accent)',
            strokeWidth: 1.4,
            strokeDasharray: '4 2',
          }),
        ],
      }),
    [profiles, reference, candidate],
  )
  const rows = useMemo(
    () =>
      reference.flatMap(({ distance, height }, i) => {
        const there = candidate[i]?.height ?? NaN
        return Number.isNaN(height) && Number.isNaN(there)
          ? []
          : [[number(distance), cellOf(height, number), cellOf(there, number)]]
      }),
    [reference, candidate, number],
  )
  return (
    <div className={styles['profile']}>
      <PlotFigure
        title={title}
        subtitle={t('detailSub')}
        filename="height-profile"
        draw={draw}
        table={{ columns: [t('along'), t('reference'), t('candidate')], rows }}
        empty={t('detailEmpty')}
        legend={
          <p className={styles['legend']}>
            <span data-line="reference">{t('legendReference')}</span>
            <span data-line="candidate">{t('legendCandidate')}</span>
          </p>
        }
      />
    </div>
  )
}

const cellOf = (height: number, number: (value: number, digits: number) => string) =>
  Number.isNaN(height) ? null : number(height, 2)

const signed = (value: number) => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0')

function fromMean(along: Along[]): Along[] {
  const known = along.filter(({ height }) => !Number.isNaN(height))
  const mean = known.reduce((sum, { height }) => sum + height, 0) / Math.max(1, known.length)
  return along.map(({ distance, height }) => ({ distance, height: height - mean }))
}

/** The same reach up and down, a whole micrometre or more. */
function reachOf(profiles: readonly Along[][]): [number, number] {
  const heights = profiles.flat().flatMap(({ height }) => (Number.isNaN(height) ? [] : [Math.abs(height)]))
  const reach = Math.max(1, Math.ceil(Math.max(0, ...heights)))
  return [-reach, reach]
}

import { useMemo, useState } from 'react'
import { SegmentedControl } from '@mantine/core'
import { heightRange, mapped, UNMOVED } from '@throughline/topography'
import type { Light, PlaneMap, Point } from '@throughline/topography'
import { useKeys } from '#web/keyboard'
import { useFormats, useMessages } from '#web/messages'
import { useSearch } from '#web/pages'
import { ErrorNotice, Loading } from '#web/states'
import type { Scan } from '../../contract/index.ts'
import { Legend, LightControl, lightOf, Stage, useSurface } from '../viewer/index.ts'
import type { Drawable, Look, View } from '../viewer/index.ts'
import { LinePlot } from './LinePlot.tsx'
import { text } from './text.ts'
import { viewSearch } from './view.ts'
import type { ScanView } from './view.ts'
import styles from './scans.module.css'

const LIGHT: Light = { azimuth: 315, elevation: 35 }

export type Line = readonly [from: Point, to: Point]

/** The surface of a scan, with its tools, and the heights along a line that is drawn on it. */
export function Surface({ scan }: { scan: Scan }) {
  const [asked, change] = useSearch(viewSearch)
  const view: ScanView = scan.state === 'ready' ? asked : { ...asked, form: 'original' }
  const [light, setLight] = useState(LIGHT)
  const [line, setLine] = useState<Line | null>(null)
  const { surface, error, retry } = useSurface(scan.id, view.form)
  useScanKeys(
    view,
    (patch) => change(patch),
    () => setLight(lightOf(light.azimuth + 15, light.elevation)),
  )
  return (
    <>
      <Tools view={view} onView={(patch) => change(patch)} isReady={scan.state === 'ready'} />
      {error ? (
        <ErrorNotice error={error} onRetry={retry} />
      ) : surface ? (
        <Drawn surface={surface} view={view} light={light} onLight={setLight} line={line} onLine={setLine} />
      ) : (
        <Loading shape="chart" />
      )}
      {surface && (line || view.tool === 'measure') && (
        <LinePlot surface={surface} line={line ?? across(surface)} onLine={setLine} />
      )}
    </>
  )
}

/** A line to begin with: across, where most was measured on a ring with a hole. */
const across = ({ wide, high }: Drawable): Line => [
  { x: wide * 0.05, y: high * 0.15 },
  { x: wide * 0.95, y: high * 0.15 },
]

interface DrawnProps {
  readonly surface: Drawable
  readonly view: ScanView
  readonly light: Light
  readonly onLight: (light: Light) => void
  readonly line: Line | null
  readonly onLine: (line: Line) => void
}

function Drawn({ surface, view, light, onLight, line, onLine }: DrawnProps) {
  const t = useMessages(text)
  const { number } = useFormats()
  const [place, setPlace] = useState<View | null>(null)
  const [range, share] = useMemo(() => [heightRange(surface.slopes), measuredShare(surface)], [surface])
  const look: Look = { mode: view.look, light, range, reach: 1, mix: 0, edge: null }
  const { width, height, step } = surface.grid
  const shown = line ?? (view.tool === 'measure' ? across(surface) : null)
  const described = t('describe', {
    look: t(view.look),
    wide: number(surface.wide / 1000, 1),
    high: number(surface.high / 1000, 1),
    share: number(100 * share),
  })
  return (
    <>
      <div className={styles['stage']}>
        <Stage
          label={described}
          placed={[{ surface, place: UNMOVED }]}
          look={look}
          view={place}
          onView={setPlace}
          wide={surface.wide}
          high={surface.high}
          onDraw={view.tool === 'measure' ? (from, to) => onLine([from, to]) : undefined}
          corner={view.look === 'relief' ? <LightControl light={light} onLight={onLight} /> : undefined}
        >
          {(screen) => shown && <LineMark line={shown} screen={screen} />}
        </Stage>
      </div>
      <div className={styles['under']}>
        {t('sample', { width: number(width), height: number(height), step: number(step, 2) })}
        {view.look === 'height' && (
          <Legend ramp="height" low={range[0]} high={range[1]} label={t('heightLabel')} />
        )}
      </div>
    </>
  )
}

function LineMark({ line, screen }: { line: Line; screen: PlaneMap }) {
  const [a, b] = line.map((end) => mapped(screen, end)) as [Point, Point]
  const d = `M${a.x} ${a.y}L${b.x} ${b.y}`
  return (
    <g className={styles['line']}>
      <path d={d} data-halo />
      <path d={d} />
      <circle cx={a.x} cy={a.y} r={4} />
      <circle cx={b.x} cy={b.y} r={4} />
    </g>
  )
}

function measuredShare({ slopes }: Drawable): number {
  let count = 0
  for (let i = 3; i < slopes.values.length; i += 4) count += slopes.values[i]!
  return count / (slopes.width * slopes.height)
}

interface ToolsProps {
  readonly view: ScanView
  readonly onView: (patch: Partial<ScanView>) => void
  readonly isReady: boolean
}

function Tools({ view, onView, isReady }: ToolsProps) {
  const t = useMessages(text)
  return (
    <div className={styles['tools']}>
      <SegmentedControl
        size="xs"
        aria-label={t('look')}
        value={view.look}
        onChange={(look) => onView({ look: look === 'height' ? 'height' : 'relief' })}
        data={(['relief', 'height'] as const).map((value) => ({ value, label: t(value) }))}
      />
      {isReady && (
        <SegmentedControl
          size="xs"
          aria-label={t('form')}
          value={view.form}
          onChange={(form) => onView({ form: form === 'original' ? 'original' : 'prepared' })}
          data={(['prepared', 'original'] as const).map((value) => ({ value, label: t(value) }))}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('tool')}
        value={view.tool}
        onChange={(tool) => onView({ tool: tool === 'measure' ? 'measure' : 'move' })}
        data={(['move', 'measure'] as const).map((value) => ({ value, label: t(value) }))}
      />
    </div>
  )
}

function useScanKeys(view: ScanView, onView: (patch: Partial<ScanView>) => void, onLight: () => void): void {
  const t = useMessages(text)
  useKeys([
    { keys: 'r', label: t('keyRelief'), run: () => onView({ look: 'relief' }) },
    { keys: 'h', label: t('keyHeight'), run: () => onView({ look: 'height' }) },
    {
      keys: 'o',
      label: t('keyForm'),
      run: () => onView({ form: view.form === 'prepared' ? 'original' : 'prepared' }),
    },
    {
      keys: 'm',
      label: t('keyMeasure'),
      run: () => onView({ tool: view.tool === 'move' ? 'measure' : 'move' }),
    },
    { keys: 'l', label: t('keyLight'), run: onLight },
  ])
}

import { useEffect, useState } from 'react'
import { UNMOVED } from '@throughline/topography'
import type { Light, PlaneMap, Point } from '@throughline/topography'
import { useFormats, useMessages } from '#web/messages'
import type { Comparison } from '../../contract/index.ts'
import { isInside, Legend, LightControl, Stage } from '../viewer/index.ts'
import type { Look, Placed, View } from '../viewer/index.ts'
import { CellLayer } from './CellLayer.tsx'
import type { CellShown, Pair } from './model.ts'
import { text } from './text.ts'
import type { ComparisonView } from './view.ts'
import styles from './comparison.module.css'

export interface PanesProps {
  readonly comparison: Comparison
  readonly pair: Pair
  readonly ranges: { readonly range: readonly [number, number]; readonly reach: number }
  readonly view: ComparisonView
  readonly light: Light
  readonly onLight: (light: Light) => void
  readonly onCell: (id: string | null) => void
  /** On a phone: the only pane that is shown. */
  readonly only?: 'reference' | 'candidate' | 'over' | undefined
}

/** Both surfaces side by side, or one laid over the other. */
export function Panes(props: PanesProps) {
  const { pair, view, only } = props
  const [views, setViews] = useState<readonly [View | null, View | null]>([null, null])
  const [place, look] = [usePlaces(pair), useLook(props)]
  const isLinked = view.linked === 'yes'
  const setView = (which: 0 | 1) => (next: View | null) =>
    setViews(([a, b]) => (isLinked ? [next, next] : which === 0 ? [next, b] : [a, next]))
  const shown = pair.cells.filter(({ direction }) => view.all === 'yes' || direction === view.way)
  const common = { ...props, cells: view.cells === 'yes' ? shown : [] }
  const isOver = only ? only === 'over' : view.lay !== 'side' || view.look === 'difference'
  if (isOver)
    return (
      <div className={styles['panes']} data-count={1}>
        <Over
          {...common}
          placed={[place.reference, place.candidate]}
          look={look}
          view={views[0]}
          onView={setView(0)}
          as={view}
        />
      </div>
    )
  const single = { ...look, mode: look.mode === 'difference' ? ('relief' as const) : look.mode }
  return (
    <div className={styles['panes']} data-count={only ? 1 : 2}>
      {only !== 'candidate' && (
        <Pane
          {...common}
          which="reference"
          placed={[place.reference]}
          look={single}
          view={views[0]}
          onView={setView(0)}
          as={view}
        />
      )}
      {only !== 'reference' && (
        <Pane
          {...common}
          which="candidate"
          placed={[place.candidate]}
          look={single}
          view={views[1]}
          onView={setView(1)}
          as={view}
        />
      )}
    </div>
  )
}

function usePlaces({ reference, candidate, toCandidate }: Pair): { reference: Placed; candidate: Placed } {
  return {
    reference: { surface: reference, place: UNMOVED },
    candidate: { surface: candidate, place: toCandidate },
  }
}

const useLook = ({ view, light, ranges }: PanesProps): Look => ({
  mode: view.look,
  light,
  range: ranges.range,
  reach: ranges.reach,
  mix: 0.5,
  edge: null,
})

interface PaneProps extends Omit<PanesProps, 'view'> {
  readonly which: 'reference' | 'candidate'
  readonly placed: readonly Placed[]
  readonly look: Look
  readonly view: View | null
  readonly onView: (view: View | null) => void
  readonly as: ComparisonView
  readonly cells: readonly CellShown[]
}

function Pane(props: PaneProps) {
  const { comparison, pair, which, placed, look, view, onView, as, cells, light, onLight, onCell } = props
  const t = useMessages(text)
  const { number } = useFormats()
  const scan = comparison[which]
  const place = placeOf(scan)
  const on = which === 'reference' ? 'onReference' : 'onCandidate'
  const degrees = number(Math.abs(comparison.turnDegrees))
  const note =
    which === 'reference'
      ? t('paneReference', { number: scan.exhibitNumber, step: number(pair.reference.grid.step, 2) })
      : as.turned === 'yes'
        ? t('paneCandidate', { number: scan.exhibitNumber, degrees })
        : t('paneUnturned', { number: scan.exhibitNumber })
  return (
    <section className={styles['pane']} aria-label={t(which)}>
      <header className={styles['paneHead']}>
        <h2>{t(`${which}Of`, { place })}</h2>
        <p>{note}</p>
        {look.mode === 'height' && (
          <Legend ramp="height" low={look.range[0]} high={look.range[1]} label={t('height')} />
        )}
      </header>
      <Stage
        label={useDescription(props, t(`${which}Of`, { place }))}
        placed={placed}
        look={look}
        view={view}
        onView={onView}
        wide={pair.reference.wide}
        high={pair.reference.high}
        onPress={(at) => onCell(cellAt(cells, on, at))}
        corner={
          look.mode === 'relief' && which === 'reference' ? (
            <LightControl light={light} onLight={onLight} />
          ) : undefined
        }
      >
        {(screen) => <CellLayer cells={cells} on={on} selected={as.cell ?? null} screen={screen} />}
      </Stage>
    </section>
  )
}

type OverProps = Omit<PaneProps, 'which'>

function Over(props: OverProps) {
  const { comparison, pair, placed, look, view, onView, as, cells, light, onLight, onCell } = props
  const t = useMessages(text)
  const [share, setShare] = useState(50)
  const isSecond = useBlink(as.lay === 'blink' && as.look !== 'difference')
  const isDifference = as.look === 'difference'
  const shown: Look = isDifference
    ? look
    : as.lay === 'swipe'
      ? { ...look, edge: share / 100 }
      : { ...look, mix: as.lay === 'blink' ? Number(isSecond) : share / 100 }
  const name = t('bothOf', {
    reference: placeOf(comparison.reference),
    candidate: placeOf(comparison.candidate),
  })
  return (
    <section className={styles['pane']} aria-label={t('over')}>
      <header className={styles['paneHead']}>
        <h2>{name}</h2>
        {!isDifference && as.lay === 'blink' ? (
          <p>{t('blinkNow', { which: t(isSecond ? 'candidate' : 'reference').toLowerCase() })}</p>
        ) : isDifference ? (
          <Legend ramp="difference" low={-look.reach} high={look.reach} label={t('difference')} />
        ) : (
          <label className={styles['share']}>
            <span>{t(as.lay === 'swipe' ? 'edge' : 'mix')}</span>
            <input
              type="range"
              min={0}
              max={100}
              value={share}
              onChange={(event) => setShare(Number(event.currentTarget.value))}
            />
          </label>
        )}
      </header>
      <Stage
        label={useDescription(props, name)}
        placed={placed}
        look={shown}
        view={view}
        onView={onView}
        wide={pair.reference.wide}
        high={pair.reference.high}
        onPress={(at) => onCell(cellAt(cells, 'onReference', at))}
        corner={look.mode === 'relief' ? <LightControl light={light} onLight={onLight} /> : undefined}
      >
        {(screen, size) => (
          <>
            <Faint cells={cells} screen={screen} selected={as.cell ?? null} />
            {shown.edge !== null && (
              <path className={styles['edge']} d={`M${shown.edge * size.width} 0V${size.height}`} />
            )}
          </>
        )}
      </Stage>
    </section>
  )
}

/** Over two surfaces at once only where the cells were found, so that lines do not lie on lines. */
function Faint({
  cells,
  screen,
  selected,
}: {
  cells: readonly CellShown[]
  screen: PlaneMap
  selected: string | null
}) {
  return <CellLayer cells={cells} on="onCandidate" selected={selected} screen={screen} />
}

/** How long each stands; slow enough to be no flicker (WCAG 2.3.1), and still for people who want no motion. */
const BLINK_MS = 900

function useBlink(isOn: boolean): boolean {
  const [isSecond, setSecond] = useState(false)
  useEffect(() => {
    if (!isOn) return
    const timer = setInterval(() => setSecond((now) => !now), BLINK_MS)
    return () => clearInterval(timer)
  }, [isOn])
  return isSecond
}

function useDescription(
  { pair, look, cells }: Pick<PaneProps, 'pair' | 'look' | 'cells'>,
  name: string,
): string {
  const t = useMessages(text)
  const { number } = useFormats()
  return t('describe', {
    look: t(look.mode),
    name,
    wide: number(pair.reference.wide / 1000, 1),
    high: number(pair.reference.high / 1000, 1),
    agree: cells.filter(({ congruent }) => congruent).length,
    count: cells.length,
  })
}

/** The cell at a place; of several the smallest number of those that agree come first. */
function cellAt(cells: readonly CellShown[], on: 'onReference' | 'onCandidate', at: Point): string | null {
  const hit = cells.filter((cell) => isInside(cell[on], at))
  return (hit.find(({ congruent }) => congruent) ?? hit[0])?.id ?? null
}

export const placeOf = ({ place, exhibitNumber }: { place: string | null; exhibitNumber: string }): string =>
  place ?? exhibitNumber

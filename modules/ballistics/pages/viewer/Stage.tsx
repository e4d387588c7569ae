import { useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { mapped, reversed, composed } from '@throughline/topography'
import type { PlaneMap, Point } from '@throughline/topography'
import { useFormats, useMessages } from '#web/messages'
import type { Look } from './paint/index.ts'
import type { Drawable } from './surface.ts'
import { useGestures } from './useGestures.ts'
import { usePainter, useSize } from './usePainter.ts'
import { dragged, fitted, rolled, scaleBar, toScreen, zoomed } from './view.ts'
import type { Size, View } from './view.ts'
import { words } from './words.ts'
import styles from './viewer.module.css'

/** A surface, and the way to it from the micrometres that the pane shows. */
export interface Placed {
  readonly surface: Drawable
  readonly place: PlaneMap
}

export interface StageProps {
  /** What is shown, in words, for people who hear it. */
  readonly label: string
  readonly placed: readonly Placed[]
  readonly look: Look
  /** Null shows the whole. */
  readonly view: View | null
  readonly onView: (view: View | null) => void
  /** Micrometres of what counts as the whole. */
  readonly wide: number
  readonly high: number
  /** Drawn over the surface, in pixels. */
  readonly children?: (screen: PlaneMap, size: Size) => ReactNode
  /** A press at a place, micrometres. */
  readonly onPress?: (at: Point, screen: PlaneMap) => void
  /** A drag with a tool, micrometres. */
  readonly onDraw?: ((from: Point, to: Point, done: boolean) => void) | undefined
  readonly corner?: ReactNode
}

/** A pane that shows one surface, or two laid over each other, to be moved, zoomed and turned by hand and by keys. */
export function Stage(props: StageProps) {
  const { label, placed, look, view, onView, wide, high, children, onPress, onDraw, corner } = props
  const t = useMessages(words)
  const host = useRef<HTMLDivElement>(null)
  const pane = useRef<HTMLDivElement>(null)
  const size = useSize(pane)
  const shown = view ?? fitted(wide, high, size)
  const screen = toScreen(shown, size)
  const back = useMemo(() => reversed(screen), [screen])
  const sheets = placed.map(({ surface, place }) => ({
    slopes: surface.slopes,
    toSurface: composed(back, place),
  }))
  usePainter(host, sheets, look, size)
  const gestures = useGestures(pane, {
    view: shown,
    size,
    onView,
    onPress: onPress && ((at) => onPress(mapped(back, at), screen)),
    onDraw: onDraw && ((from, to, done) => onDraw(mapped(back, from), mapped(back, to), done)),
  })
  const [focused, setFocused] = useState(false)
  const onKey = (event: KeyboardEvent) => {
    const next = keyed(event, shown, size)
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onView(next)
  }
  return (
    // The pane takes the focus so that keys reach it; pointing is a convenience beside them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={pane}
      className={styles['stage']}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={`${label} ${t('stageKeys')}`}
      data-tool={onDraw ? 'draw' : undefined}
      data-focused={focused || undefined}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onKeyDown={onKey}
      onDoubleClick={() => onView(null)}
      {...gestures}
    >
      <div ref={host} className={styles['canvas']} />
      <svg className={styles['over']} width={size.width} height={size.height} aria-hidden>
        {size.width > 0 && children?.(screen, size)}
        {size.width > 0 && <ScaleBar scale={shown.scale} size={size} />}
      </svg>
      {corner && <div className={styles['corner']}>{corner}</div>}
    </div>
  )
}

function ScaleBar({ scale, size }: { scale: number; size: Size }) {
  const { number } = useFormats()
  const { micrometres, pixels } = scaleBar(scale, size)
  const [x, y] = [14, size.height - 14]
  const text = micrometres >= 1000 ? `${number(micrometres / 1000)} mm` : `${number(micrometres)} µm`
  return (
    <g className={styles['scale']} data-micrometres={micrometres}>
      <path d={`M${x} ${y - 5}v5h${pixels}v-5`} />
      <text x={x + pixels / 2} y={y - 8} textAnchor="middle">
        {text}
      </text>
    </g>
  )
}

const STEP = 48

/** What a key makes of the view; undefined where the key is none of the pane's. */
function keyed(event: KeyboardEvent, view: View, size: Size): View | null | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  const middle = { x: size.width / 2, y: size.height / 2 }
  switch (event.key) {
    case 'ArrowLeft':
      return dragged(view, size, STEP, 0)
    case 'ArrowRight':
      return dragged(view, size, -STEP, 0)
    case 'ArrowUp':
      return dragged(view, size, 0, STEP)
    case 'ArrowDown':
      return dragged(view, size, 0, -STEP)
    case '+':
    case '=':
      return zoomed(view, size, 1.25, middle)
    case '-':
      return zoomed(view, size, 0.8, middle)
    case ',':
      return rolled(view, size, -5, middle)
    case '.':
      return rolled(view, size, 5, middle)
    case '0':
      return null
    default:
      return undefined
  }
}

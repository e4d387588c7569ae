import { useCallback, useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { IconInfoCircle } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { DataView } from './DataView.tsx'
import { FigureMenu } from './FigureMenu.tsx'
import type { Drawing, PlotItem, PlotLibrary, PlotProps, PlotTable } from './types.ts'
import { useBrush } from './useBrush.ts'
import { useDrawing } from './useDrawing.ts'
import { words } from './words.ts'
import styles from './plots.module.css'

export interface PlotFigureProps extends PlotProps {
  /** Draws at a width in px. Keep it stable (`useCallback`): a new function draws anew. */
  readonly draw: (plot: PlotLibrary, width: number) => Drawing
  /** The same data as a table. A plot without rows shows `empty` instead. */
  readonly table: PlotTable
  /** What the arrow keys walk along. */
  readonly items?: readonly PlotItem[]
  /** The item at a place of the drawing, for pointing and pressing. */
  readonly itemAt?: (x: number, y: number, width: number) => string | null
  /** Dragging from one item to another; the first lies left of the last. */
  readonly onRange?: ((first: string, last: string) => void) | undefined
  /** Key to the marks, where the subtitle does not say it. */
  readonly legend?: ReactNode
}

/**
 * A chart with its words: title, a sentence that names unit and uncertainty, the drawing, and the same
 * data as a table (key `t`), as CSV, SVG or PNG.
 *
 * @example
 * <PlotFigure title="Time to crime" subtitle="84 guns traced in 2024" filename="time-to-crime"
 *   draw={useCallback((plot, width) => plot.plot({ width, marks: [plot.barY(data, …)] }), [data])}
 *   table={{ columns: ['Years', 'Guns'], rows }} />
 */
export function PlotFigure(props: PlotFigureProps) {
  const { title, subtitle, note, table, empty, legend, items } = props
  const t = useMessages(words)
  const titleId = useId()
  const [asTable, setAsTable] = useState(false)
  const filled = table.rows.length > 0
  const { container, drawn } = useDrawing(props.draw, `${title}. ${subtitle}`, filled && !asTable)
  const svg = () => container.current?.querySelector('svg') ?? null
  const { spoken, onKey } = useWalk(props, () => setAsTable(!asTable))
  return (
    <figure className={styles['figure']} aria-labelledby={titleId}>
      <figcaption className={styles['caption']}>
        <h2 id={titleId} className={styles['title']}>
          {title}
        </h2>
        <p className={styles['subtitle']}>{subtitle}</p>
        {filled && <FigureMenu {...props} asTable={asTable} onTable={() => setAsTable(!asTable)} svg={svg} />}
      </figcaption>
      {!filled && <p className={styles['empty']}>{empty}</p>}
      {filled && asTable && <DataView table={table} label={title} onKey={onKey} />}
      {filled && !asTable && (
        <Stage
          {...props}
          onKey={onKey}
          container={container}
          label={`${title}. ${items || props.onSelect ? t('keys') : ''}`}
        >
          {!drawn && <span className={styles['loading']}>{t('loading')}</span>}
        </Stage>
      )}
      {filled && !asTable && legend}
      {filled && note && (
        <p className={styles['note']} role="note">
          <IconInfoCircle size={16} stroke={1.6} aria-hidden />
          <span>{note}</span>
        </p>
      )}
      {filled && (
        <div className={styles['paper']}>
          <DataView table={table} label={title} />
        </div>
      )}
      <span className={styles['spoken']} role="status">
        {spoken}
      </span>
    </figure>
  )
}

interface StageProps extends PlotFigureProps {
  readonly container: React.RefObject<HTMLDivElement | null>
  readonly onKey: (event: KeyboardEvent) => void
  readonly label: string
  readonly children: ReactNode
}

function Stage({ container, onKey, label, itemAt, onSelect, onHover, onRange, children }: StageProps) {
  const at = (event: React.MouseEvent) => {
    const box = container.current?.getBoundingClientRect()
    return box && itemAt ? itemAt(event.clientX - box.left, event.clientY - box.top, box.width) : null
  }
  const { brush, handlers, wasDrag } = useBrush({ at, onRange })
  return (
    // The chart takes the focus so that arrows and `t` reach it; pointing is a convenience beside them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={styles['stage']}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="group"
      aria-label={label}
      data-pressable={Boolean(onSelect && itemAt)}
      {...handlers}
      onKeyDown={onKey}
      onClick={(event) => {
        const id = wasDrag() ? null : at(event)
        if (id !== null) onSelect?.(id)
      }}
      onMouseMove={(event) => onHover?.(at(event))}
      onMouseLeave={() => onHover?.(null)}
    >
      <div ref={container} className={styles['drawing']}>
        {children}
      </div>
      {brush && <span className={styles['brush']} style={brush} aria-hidden />}
    </div>
  )
}

/** Arrows along the items, Enter selects, `t` switches to the table. */
function useWalk({ items, onSelect, onHover }: PlotFigureProps, onTable: () => void) {
  const place = useRef(-1)
  const [spoken, setSpoken] = useState('')
  const onKey = useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
      const now = items?.[place.current]
      if (event.key === 't') onTable()
      else if (step && items && items.length > 0) {
        place.current = Math.min(Math.max(place.current + step, 0), items.length - 1)
        const item = items[place.current]
        setSpoken(item?.label ?? '')
        onHover?.(item?.id ?? null)
      } else if (event.key === 'Enter' && now) onSelect?.(now.id)
      else return
      event.preventDefault()
      event.stopPropagation()
    },
    [items, onSelect, onHover, onTable],
  )
  return { spoken, onKey }
}

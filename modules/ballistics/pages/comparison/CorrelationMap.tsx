import { rampAt } from '@throughline/topography'
import { useFormats, useMessages } from '#web/messages'
import type { CellShown, Way } from './model.ts'
import { text } from './text.ts'
import styles from './comparison.module.css'

const SIDE = 8

interface MapProps {
  readonly cells: readonly CellShown[]
  readonly selected: string | null
  readonly onCell: (id: string) => void
}

/** The correlation of every cell at its best place, in both directions: lighter is higher, framed are those that agree. */
export function CorrelationMap(props: MapProps) {
  const t = useMessages(text)
  return (
    <div className={styles['maps']}>
      <One {...props} way="ab" label={t('mapReference')} />
      <One {...props} way="ba" label={t('mapCandidate')} />
    </div>
  )
}

function One({ cells, selected, onCell, way, label }: MapProps & { way: Way; label: string }) {
  const t = useMessages(text)
  const { number } = useFormats()
  const mine = new Map(cells.filter(({ direction }) => direction === way).map((cell) => [cell.name, cell]))
  const names = Array.from(
    { length: SIDE * SIDE },
    (_, i) => `${String.fromCharCode(65 + Math.floor(i / SIDE))}${(i % SIDE) + 1}`,
  )
  const said = [...mine.values()].map((cell) =>
    t('mapCell', { name: cell.name, correlation: number(cell.correlation, 2) }),
  )
  return (
    <figure className={styles['map']}>
      <svg viewBox="0 0 128 128" role="img" aria-label={`${t('map')}, ${label}. ${said.join(', ')}`}>
        {names.map((name, i) => {
          const cell = mine.get(name)
          const [x, y] = [(i % SIDE) * 16, Math.floor(i / SIDE) * 16]
          return (
            <rect
              key={name}
              x={x + 1}
              y={y + 1}
              width={14}
              height={14}
              className={styles['mapCell']}
              data-place={cell ? (cell.congruent ? 'agrees' : 'elsewhere') : 'absent'}
              data-selected={cell && cell.id === selected ? true : undefined}
              {...(cell && {
                style: { fill: `rgb(${rampAt('height', Math.max(0, cell.correlation)).join(' ')})` },
                onClick: () => onCell(cell.id),
              })}
            >
              <title>
                {cell
                  ? t('mapCell', { name, correlation: number(cell.correlation, 2) })
                  : `${name}: ${t('mapAbsent')}`}
              </title>
            </rect>
          )
        })}
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  )
}

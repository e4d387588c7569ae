import { mapped } from '@throughline/topography'
import type { PlaneMap, Point } from '@throughline/topography'
import type { CellShown } from './model.ts'
import styles from './comparison.module.css'

interface CellLayerProps {
  readonly cells: readonly CellShown[]
  readonly on: 'onReference' | 'onCandidate'
  readonly selected: string | null
  readonly screen: PlaneMap
}

/** The cells over a surface: whole lines where they agree, dashed where they fall elsewhere, the chosen one in white. */
export function CellLayer({ cells, on, selected, screen }: CellLayerProps) {
  const first = (cell: CellShown) => (cell.id === selected ? 2 : cell.congruent ? 1 : 0)
  return cells
    .toSorted((a, b) => first(a) - first(b))
    .map((cell) => {
      const corners = cell[on].map((corner) => mapped(screen, corner))
      const d = `M${corners.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`
      const at = nameAt(corners)
      return (
        <g
          key={cell.id}
          className={styles['cell']}
          data-place={cell.congruent ? 'agrees' : 'elsewhere'}
          data-selected={cell.id === selected || undefined}
          data-cell={cell.id}
        >
          <path d={d} className={styles['cellHalo']} />
          <path d={d} className={styles['cellLine']} />
          <text x={at.x} y={at.y}>
            {cell.name}
          </text>
        </g>
      )
    })
}

/** A little inside the corner that is uppermost and leftmost on the screen. */
function nameAt(corners: readonly Point[]): Point {
  const middle = {
    x: corners.reduce((sum, { x }) => sum + x, 0) / corners.length,
    y: corners.reduce((sum, { y }) => sum + y, 0) / corners.length,
  }
  const corner = corners.reduce((best, one) => (one.x + one.y < best.x + best.y ? one : best))
  const far = Math.hypot(middle.x - corner.x, middle.y - corner.y) || 1
  const share = Math.min(0.5, 9 / far)
  return { x: corner.x + (middle.x - corner.x) * share - 2, y: corner.y + (middle.y - corner.y) * share + 7 }
}

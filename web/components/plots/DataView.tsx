import type { KeyboardEvent } from 'react'
import { useFormats } from '#web/messages'
import type { PlotCell, PlotTable } from './types.ts'
import styles from './plots.module.css'

interface DataViewProps {
  readonly table: PlotTable
  readonly label: string
  readonly onKey?: (event: KeyboardEvent) => void
}

/** The data of a chart as a table. */
export function DataView({ table, label, onKey }: DataViewProps) {
  const { number } = useFormats()
  const say = (cell: PlotCell) =>
    typeof cell === 'number' ? number(cell, Number.isInteger(cell) ? 0 : 2) : (cell ?? '–')
  return (
    // Scrolls by itself, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex
    <div className={styles['data']} tabIndex={0} role="region" aria-label={label} onKeyDown={onKey}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, place) =>
                place === 0 ? (
                  <th key={place} scope="row">
                    {typeof cell === 'number' ? cell : say(cell)}
                  </th>
                ) : (
                  <td key={place} data-number={typeof cell === 'number'}>
                    {say(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

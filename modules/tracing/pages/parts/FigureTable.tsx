import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './figures.module.css'

interface FigureTableProps {
  readonly label: string
  readonly heads: readonly string[]
  /** A key, the cell that names the row, and the other cells. */
  readonly rows: readonly (readonly [key: string, name: ReactNode, ...cells: ReactNode[]])[]
  /** Said of the whole below, in bold: the sum. */
  readonly foot?: readonly [name: ReactNode, ...cells: ReactNode[]]
}

/** A small table of figures: the first column names the row. It scrolls by itself on narrow screens. */
export function FigureTable({ label, heads, rows, foot }: FigureTableProps) {
  return (
    // Scrolls by itself, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={label}>
      <Table className={styles['table'] ?? ''} data-columns={heads.length}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head, at) => (
              <Table.Th key={head} data-number={at > 0 || undefined}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([key, ...cells]) => (
            <Line key={key} cells={cells} heads={heads} />
          ))}
        </Table.Tbody>
        {foot && (
          <Table.Tfoot>
            <Line cells={foot} heads={heads} />
          </Table.Tfoot>
        )}
      </Table>
    </div>
  )
}

function Line({ cells, heads }: { cells: readonly ReactNode[]; heads: readonly string[] }) {
  const [name, ...rest] = cells
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      {rest.map((cell, at) => (
        <Table.Td key={heads[at + 1]} data-number>
          {cell}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}

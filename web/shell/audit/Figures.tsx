import { Table } from '@mantine/core'
import { useFormats, useMessages } from '#web/messages'
import styles from './outcome.module.css'
import { words } from './words.ts'

export interface FiguresProps {
  /** Names the table for people who hear it. */
  label: string
  heads: readonly string[]
  /** A key, a name, then one figure for each further head. */
  rows: readonly (readonly [key: string, name: string, ...figures: number[]])[]
}

/** Names with their figures. */
export function Figures({ label, heads, rows }: FiguresProps) {
  const t = useMessages(words)
  const { number } = useFormats()
  if (rows.length === 0) return <p className={styles.note}>{t('nothing')}</p>
  return (
    // Scrolls by itself on a phone, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('figuresOf', { name: label })}>
      <Table className={styles.figures ?? ''}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([key, name, ...figures]) => (
            <Table.Tr key={key}>
              <Table.Td>{name}</Table.Td>
              {figures.map((figure, i) => (
                <Table.Td key={heads[i + 1]}>{number(figure)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

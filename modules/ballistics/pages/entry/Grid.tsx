import { memo, useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { ActionIcon, Button, Switch } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { calibres } from '../../../../platform/firearms/contract.ts'
import { ExhibitKind } from '../../contract/index.ts'
import { words } from '../words.ts'
import styles from './grid.module.css'
import { cellsOf, COLUMNS, FURTHER, MOST, nextRow, pasteInto, type Column, type GridRow } from './rows.ts'
import { text } from './text.ts'

interface GridProps {
  rows: readonly GridRow[]
  /** How many of them will be entered; the one that stands ready is not. */
  entered: number
  onChange: (rows: readonly GridRow[]) => void
  error: (id: string, name: string) => string | null
}

/** One row per exhibit, written without leaving the keyboard. */
export function Grid({ rows, entered, onChange, error }: GridProps) {
  const t = useMessages(text)
  const [more, setMore] = useState(() => rows.some((row) => FURTHER.some((name) => row[name] !== '')))
  const columns: readonly Column[] = more ? [...COLUMNS, ...FURTHER] : COLUMNS
  const table = useRef<HTMLTableElement>(null)
  const focus = (at: number, column: string) =>
    requestAnimationFrame(() =>
      table.current?.querySelector<HTMLElement>(`[data-cell="${at}.${column}"]`)?.focus(),
    )
  const add = (column: string) => {
    if (rows.length >= MOST) return
    onChange([...rows, nextRow(rows.at(-1))])
    focus(rows.length, column)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const [at = '0', column = 'marker'] = cellOf(event.target)?.split('.') ?? []
    if (cellOf(event.target) === undefined || event.ctrlKey || event.metaKey) return
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || (event.target instanceof HTMLSelectElement && event.key !== 'Enter')) return
    event.preventDefault()
    const next = Number(at) + step
    if (next === rows.length && event.key === 'Enter') add(column)
    else focus(next, column)
  }
  const onPaste = (event: ClipboardEvent) => {
    const [at, column] = cellOf(event.target)?.split('.') ?? []
    const cells = cellsOf(event.clipboardData.getData('text'))
    if (at === undefined || cells === null) return
    event.preventDefault()
    onChange(pasteInto({ rows, cells, at: Number(at), column: column as Column, columns }))
    const fits = Math.min(cells.length, MOST - Number(at))
    notifyDone({ message: fits < cells.length ? t('tooMany') : t('pasted', { count: fits }) })
  }
  const change = (id: string, patch: Partial<GridRow>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...patch, touched: true } : row)))
  const remove = (id: string) => {
    const left = rows.filter((row) => row.id !== id)
    onChange(left.length > 0 ? left : [nextRow()])
  }
  const latest = useRef({ change, remove })
  useEffect(() => {
    latest.current = { change, remove }
  })
  const [acts] = useState(() => ({
    change: (id: string, patch: Partial<GridRow>) => latest.current.change(id, patch),
    remove: (id: string) => latest.current.remove(id),
  }))
  return (
    <div>
      <div className={styles['bar']}>
        <span className={styles['help']}>{t('gridHelp')}</span>
        <Switch label={t('more')} checked={more} onChange={(event) => setMore(event.currentTarget.checked)} />
      </div>
      {/* The grid scrolls sideways on a narrow screen, so the keyboard must be able to reach it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles['scroll']} role="region" aria-label={t('exhibits')} tabIndex={0}>
        {/* Keys and pastes of every cell are handled in one place. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <table ref={table} className={styles['grid']} onKeyDown={onKeyDown} onPaste={onPaste}>
          <thead>
            <tr>
              <th scope="col" className={styles['place']}>
                #
              </th>
              {columns.map((column) => (
                <th scope="col" key={column} data-column={column}>
                  {t(column)}
                </th>
              ))}
              <td aria-hidden />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <Line
                key={row.id}
                row={row}
                at={at}
                columns={columns}
                ready={at >= entered}
                {...acts}
                problems={columns.map((column) => error(row.id, column) ?? '').join('\n')}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Button
        variant="subtle"
        leftSection={<IconPlus size={16} stroke={1.6} />}
        onClick={() => add('marker')}
      >
        {t('add')}
      </Button>
      <datalist id="ballistics-calibres">
        {calibres.map(({ key, name }) => (
          <option key={key} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </div>
  )
}

const cellOf = (target: EventTarget): string | undefined =>
  target instanceof HTMLElement ? target.dataset['cell'] : undefined

interface LineProps {
  row: GridRow
  at: number
  columns: readonly Column[]
  ready: boolean
  /** A line for each column, empty where nothing is wrong: one text, so that an unchanged row is not drawn again. */
  problems: string
  change: (id: string, patch: Partial<GridRow>) => void
  remove: (id: string) => void
}

const Line = memo(function Line({ row, at, columns, ready, problems, change, remove }: LineProps) {
  const t = useMessages(text)
  const wrong = problems.split('\n')
  return (
    <tr data-ready={ready || undefined}>
      <th scope="row" className={styles['place']}>
        {at + 1}
      </th>
      {columns.map((column, index) => (
        <td key={column} data-column={column}>
          <Cell row={row} at={at} column={column} problem={wrong[index] ?? ''} change={change} />
        </td>
      ))}
      <td className={styles['remove']}>
        <ActionIcon
          tabIndex={-1}
          aria-label={t('remove', { row: at + 1 })}
          onClick={() => remove(row.id)}
          variant="subtle"
        >
          <IconX size={14} stroke={1.6} />
        </ActionIcon>
      </td>
    </tr>
  )
})

interface CellProps extends Pick<LineProps, 'row' | 'at' | 'change'> {
  column: Column
  problem: string
}

function Cell({ row, at, column, problem, change }: CellProps) {
  const t = useMessages(text)
  const code = useMessages(words)
  const shared = {
    'data-cell': `${at}.${column}`,
    'aria-label': `${t('row', { row: at + 1 })}, ${t(column)}`,
    'aria-invalid': problem !== '',
    ...(problem !== '' && { 'aria-describedby': `${row.id}-${column}` }),
  }
  return (
    <>
      {column === 'kind' ? (
        <select
          {...shared}
          value={row.kind}
          onChange={(event) => change(row.id, { kind: ExhibitKind.parse(event.currentTarget.value) })}
        >
          {ExhibitKind.options.map((kind) => (
            <option key={kind} value={kind}>
              {code(`kind.${kind}`)}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          autoComplete="off"
          {...(column === 'calibre' && { list: 'ballistics-calibres' })}
          value={row[column]}
          onChange={(event) => change(row.id, { [column]: event.currentTarget.value })}
        />
      )}
      {problem !== '' && (
        <span id={`${row.id}-${column}`} className={styles['problem']}>
          {problem}
        </span>
      )}
    </>
  )
}

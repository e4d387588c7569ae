import { useState } from 'react'
import { Button, SegmentedControl, Select } from '@mantine/core'
import { useCall, useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { Section } from '#web/page'
import { ErrorNotice, Loading } from '#web/states'
import {
  countCaseLinks,
  countNetworkLeads,
  importList,
  LIST_FIELDS,
  listCaseLinks,
  listLists,
  listNetworkLeads,
  listTasks,
  ListKind,
  previewList,
  readList,
  type ListField,
  type ListMapping,
  type NetworkList,
  type PreviewedRow,
} from '../../contract/index.ts'
import { words } from './words.ts'
import styles from './network.module.css'

/** Which column holds what: proposed by the headers, confirmed or corrected by a person, with the first rows below. */
export function Mapping({ list }: { list: NetworkList }) {
  const t = useMessages(words)
  const [kind, setKind] = useState<ListKind>(list.kind)
  const [mapping, setMapping] = useState<ListMapping>(list.mapping)
  const input = { params: { id: list.id }, body: { kind, mapping } }
  const preview = useCall(previewList, input, { keepPrevious: true })
  const start = useChange(importList, {
    invalidates: [
      readList,
      listLists,
      listNetworkLeads,
      countNetworkLeads,
      listTasks,
      listCaseLinks,
      countCaseLinks,
    ],
  })
  const set = (field: ListField, header: string | null) =>
    setMapping(
      (now) =>
        Object.fromEntries([
          ...Object.entries(now).filter(([name]) => name !== field),
          ...(header === null ? [] : [[field, header]]),
        ]) as ListMapping,
    )
  const incomplete = (preview.data?.missing.length ?? 0) > 0
  return (
    <>
      <Section title={t('columns')} note={t('columnsNote')}>
        <div className={styles['page']}>
          <SegmentedControl
            aria-label={t('holds')}
            value={kind}
            onChange={(next) => setKind(ListKind.parse(next))}
            data={ListKind.options.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
          <div className={styles['mapping']}>
            {LIST_FIELDS[kind].map((field) => (
              <Select
                key={field}
                label={t(`map.${field}`)}
                placeholder={t('noColumn')}
                data={[...list.headers]}
                value={mapping[field] ?? null}
                onChange={(header) => set(field, header)}
                searchable
                clearable
              />
            ))}
          </div>
          {incomplete && <p className={styles['note']}>{t(`need.${kind}`)}</p>}
          <div className={styles['actions']}>
            <Button onClick={() => start.mutate(input)} loading={start.isPending} disabled={incomplete}>
              {t('importIt')}
            </Button>
          </div>
          {start.error && <ErrorNotice error={start.error} />}
        </div>
      </Section>
      <Section
        title={t('preview')}
        note={
          preview.data && t('previewNote', { count: preview.data.rowsRead, rejected: preview.data.rejected })
        }
      >
        {preview.isPending && <Loading shape="list" rows={6} />}
        {preview.error && <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.data && <Rows kind={kind} rows={preview.data.rows} />}
      </Section>
    </>
  )
}

function Rows({ kind, rows }: { kind: ListKind; rows: readonly PreviewedRow[] }) {
  const t = useMessages(words)
  const fields = LIST_FIELDS[kind]
  return (
    // A wide table scrolls, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['scroll']} tabIndex={0} role="region" aria-label={t('preview')}>
      <table className={styles['preview']}>
        <thead>
          <tr>
            {fields.map((field) => (
              <th key={field} scope="col">
                {t(`map.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.row} row={row} fields={fields} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, fields }: { row: PreviewedRow; fields: readonly ListField[] }) {
  const t = useMessages(words)
  if (Object.keys(row.cells).length === 0)
    return (
      <tr>
        <td colSpan={fields.length} data-wrong>
          {row.problems.map(({ column, reason, remedy }) => (
            <span key={reason}>
              {t(column ? 'problemAt' : 'problemRow', { row: row.row, column: column ?? '', reason })}{' '}
              {remedy}
            </span>
          ))}
        </td>
      </tr>
    )
  return (
    <tr>
      {fields.map((field) => (
        <td key={field}>{field === 'status' ? statusOf(row, t) : row.cells[field]}</td>
      ))}
    </tr>
  )
}

function statusOf({ cells }: PreviewedRow, t: ReturnType<typeof useMessages<(typeof words)['en']>>): string {
  const status = cells['status']
  return status === 'hit' || status === 'not-confirmed' || status === 'unconfirmed'
    ? t(`status.${status}`)
    : ''
}

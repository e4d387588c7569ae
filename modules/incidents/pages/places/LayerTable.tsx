import type { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { Empty, ErrorNotice } from '#web/states'
import { DataTable } from '#web/table'
import type { DataColumn } from '#web/table'
import type { Layer, listLayers } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './places.module.css'

interface LayerTableProps {
  query: ReturnType<typeof useCall<typeof listLayers>>
  selected: number | null
  onSelect: (id: number) => void
}

/** The layers of the agency; the one that is chosen is drawn beside. */
export function LayerTable({ query, selected, onSelect }: LayerTableProps) {
  const t = useMessages(text)
  const columns = useColumns()
  return (
    <div className={styles['table']}>
      <DataTable<Layer>
        title={t('layers')}
        columns={columns}
        rows={query.data?.layers ?? []}
        rowId={({ id }) => String(id)}
        rowLabel={({ name }) => name}
        selected={selected === null ? null : String(selected)}
        onSelect={(id) => onSelect(Number(id))}
        loading={query.isPending}
        {...(query.error && {
          error: <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />,
        })}
        empty={<Empty title={t('emptyTitle')}>{t('emptyText')}</Empty>}
        phone={(layer) => ({
          first: layer.name,
          second: t('phoneLine', { areas: layer.areas, outside: layer.outside }),
        })}
      />
    </div>
  )
}

function useColumns(): DataColumn<Layer>[] {
  const t = useMessages(text)
  const { number } = useFormats()
  return [
    {
      id: 'name',
      header: t('name'),
      hideable: false,
      cell: (layer) => [layer.name, layer.sharedBy].filter(Boolean).join(', '),
    },
    { id: 'one', header: t('one'), cell: (layer) => layer.one },
    { id: 'areas', header: t('areas'), kind: 'number', cell: (layer) => number(layer.areas) },
    { id: 'populated', header: t('populated'), kind: 'number', cell: (layer) => number(layer.populated) },
    { id: 'year', header: t('year'), kind: 'number', cell: (layer) => layer.populationYear ?? t('noYear') },
    { id: 'outside', header: t('outside'), kind: 'number', cell: (layer) => number(layer.outside) },
  ]
}

import { useMemo } from 'react'
import { Button } from '@mantine/core'
import { Chip } from '#web/filters'
import { useHovered, useLinked } from '#web/linked'
import { Mark } from '#web/marks'
import { DataTable } from '#web/table'
import type { DataColumn, TableSort } from '#web/table'
import { Empty, ErrorNotice } from '#web/states'
import type { IncidentPart, IncidentRow, IncidentSort, IncidentSummary } from '../../contract/index.ts'
import { markOf } from '../words.ts'
import { areaInSentence } from './areas.ts'
import { capital, whenWords } from './say.ts'
import { shotOf } from '../record/index.ts'
import type { useList } from './useList.ts'
import type { Room } from './useRoom.ts'
import styles from './map.module.css'

interface ListProps {
  readonly room: Room
  readonly list: ReturnType<typeof useList>
  /** Counts of what the list holds: the filter, narrowed by what is picked on the map. */
  readonly summary: IncidentSummary | undefined
  readonly onClear: () => void
}

/** The incidents as rows, sorted and paged by the server. */
export function List({ room, list, summary, onClear }: ListProps) {
  const { change, say, layers } = room
  const { t } = say
  const linked = useLinked()
  const { item } = useHovered()
  const shared = room.reach.agencies.length > 1
  const columns = useMemo(() => columnsOf(say, layers, shared), [say, layers, shared])
  const total = summary?.incidents ?? 0
  const rows = list.data?.rows ?? []
  const first = list.at
  return (
    <DataTable
      title={titleOf(room, total)}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => t('incident', { number: row.number })}
      selected={linked.selected}
      hovered={item}
      onSelect={linked.select}
      onHover={(id) => linked.hover({ item: id })}
      onOpen={linked.open}
      sort={sortOf(list.sort)}
      onSort={(sort) => change({ sort: sortName(sort), cursor: undefined, at: undefined })}
      storageKey="incidents"
      phone={(row) => phoneItem(room, row)}
      chips={<Chips room={room} />}
      paging={{
        from: rows.length > 0 ? first : 0,
        to: first + rows.length - 1,
        total,
        order: t(ORDER[list.sort]),
        onPrevious: list.onPrevious,
        onNext: list.onNext,
      }}
      loading={list.isPending}
      {...(list.error && { error: <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> })}
      empty={<Nothing room={room} onClear={onClear} />}
    />
  )
}

const ORDER = {
  'date-desc': 'newest',
  'date-asc': 'oldest',
  'number-asc': 'byNumber',
  'number-desc': 'byNumber',
  'shot-desc': 'byShot',
  'killed-desc': 'byKilled',
} as const satisfies Record<IncidentSort, string>

function sortOf(sort: IncidentSort): TableSort {
  const [by = 'date', way] = sort.split('-')
  return { by, descending: way === 'desc' }
}

/** People shot and killed sort only with the most first; fewest would list every incident with one. */
function sortName({ by, descending }: TableSort): IncidentSort | undefined {
  const name = `${by}-${descending || by === 'shot' || by === 'killed' ? 'desc' : 'asc'}` as IncidentSort
  return name === 'date-desc' ? undefined : name
}

function titleOf({ view, layer, layers, place, say }: Room, count: number): string {
  const { t } = say
  const area = layers.find((one) => one.layer === layer)?.areas.find(({ id }) => id === view.picked)
  const where = area && layer ? areaInSentence(area, layer.one) : place
  return t('incidentsTitle', { count, where: where ? t('inPlace', { place: where }) : '' })
}

/** What the map has narrowed the list to. */
function Chips({ room: { view, change, say } }: { room: Room }) {
  const linked = useLinked()
  return (
    <>
      {linked.area && (
        <Chip source={say.t('fromMap')} label={linked.area.label} onClear={() => linked.pickArea(null)} />
      )}
      {view.month && (
        <Chip
          source={say.t('fromMap')}
          label={say.formats.date(view.month)}
          onClear={() => change({ month: undefined, cursor: undefined, at: undefined })}
        />
      )}
    </>
  )
}

function Nothing({ room, onClear }: Pick<ListProps, 'room' | 'onClear'>) {
  const { days, reach, say } = room
  const { t, formats } = say
  return (
    <Empty
      title={t('emptyTitle', { when: whenWords(say, days) })}
      action={
        <Button variant="default" onClick={onClear}>
          {t('clear')}
        </Button>
      }
    >
      {t('emptyHelp', { first: formats.date(reach.firstDay ?? ''), last: formats.date(reach.lastDay ?? '') })}
    </Empty>
  )
}

/** What stands in a cell without a value: that it is not stated, or not shared. */
function Without({ row, part, code }: { row: IncidentRow; part: IncidentPart; code: Room['say']['code'] }) {
  return <span className={styles.quiet}>{code(row.hidden.includes(part) ? 'notShared' : 'notStated')}</span>
}

function columnsOf(say: Room['say'], layers: Room['layers'], shared: boolean): DataColumn<IncidentRow>[] {
  const { t, code, formats } = say
  const one = layers[0]?.layer.one
  const without = (row: IncidentRow, part: IncidentPart) => <Without {...{ row, part, code }} />
  return [
    {
      id: 'number',
      header: t('recordColumn'),
      kind: 'record',
      sortable: true,
      hideable: false,
      cell: (row) => row.number,
    },
    { id: 'date', header: t('date'), sortable: true, cell: (row) => formats.date(row.occurredOn) },
    {
      id: 'time',
      header: t('time'),
      cell: (row) => row.occurredTime ?? <span className={styles.quiet}>–</span>,
    },
    { id: 'area', header: one ? capital(one) : t('area'), kind: 'number', cell: (row) => row.area ?? '–' },
    { id: 'outcome', header: t('outcome'), cell: (row) => <Outcome row={row} room={say} /> },
    {
      id: 'shot',
      header: t('shot'),
      kind: 'number',
      sortable: true,
      cell: (row) => shotOf(row) ?? '–',
    },
    { id: 'killed', header: t('killed'), kind: 'number', sortable: true, cell: (row) => row.killed ?? '–' },
    {
      id: 'setting',
      header: t('inOut'),
      cell: (row) => (row.setting ? code(`setting.${row.setting}`) : without(row, 'circumstances')),
    },
    {
      id: 'kind',
      header: t('kind'),
      quiet: true,
      cell: (row) => (row.kind ? code(`kind.${row.kind}`) : without(row, 'circumstances')),
    },
    {
      id: 'status',
      header: t('status'),
      quiet: true,
      cell: (row) => (row.status ? code(`status.${row.status}`) : without(row, 'status')),
    },
    {
      id: 'address',
      header: t('address'),
      quiet: true,
      hidden: true,
      cell: (row) => row.address ?? without(row, 'place'),
    },
    ...(shared
      ? [{ id: 'sharedBy', header: t('sharedBy'), quiet: true, cell: (row: IncidentRow) => row.sharedBy }]
      : []),
  ]
}

function Outcome({ row, room: { code } }: { row: IncidentRow; room: Pick<Room['say'], 'code'> }) {
  const mark = markOf(row.class)
  return (
    <span className={styles.outcome}>
      {mark && <Mark kind={mark} size={13} />}
      {code(`class.${row.class}`)}
    </span>
  )
}

function phoneItem({ layers, say: { t, code, formats } }: Room, row: IncidentRow) {
  const mark = markOf(row.class)
  const shot = shotOf(row)
  const one = layers[0]?.layer.one
  return {
    lead: mark ? <Mark kind={mark} /> : null,
    first: [formats.date(row.occurredOn), row.occurredTime].filter(Boolean).join(', '),
    second: [
      shot !== null &&
        (row.killed ? t('shotAndKilled', { shot, killed: row.killed }) : t('shotOnly', { shot })),
      row.area && one ? `${one} ${row.area}` : null,
      row.kind && code(`kind.${row.kind}`).toLowerCase(),
      row.sharedBy,
    ]
      .filter(Boolean)
      .join(' · '),
    aside: row.number,
  }
}

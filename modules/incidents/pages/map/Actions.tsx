import { Button, Menu } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { addressOf, queryString, useCall, useChange } from '#web/client'
import { SavedViews } from '#web/filters'
import { notifyDone, notifyFailed } from '#web/notices'
import { parseSearch, PageLink, useGo } from '#web/pages'
import { useMay } from '#web/session'
import { deleteView, exportIncidents, listViews, saveView } from '../../contract/index.ts'
import type { IncidentFilter } from '../../contract/index.ts'
import type { Room } from './useRoom.ts'

interface ActionsProps {
  readonly room: Room
  /** What the list shows. */
  readonly filter: IncidentFilter
  readonly count: number
}

/** Save view, export, record. */
export function Actions(props: ActionsProps) {
  const mayRecord = useMay('incidents.write')
  const mayExport = useMay('incidents.export')
  const { t } = props.room.say
  return (
    <>
      <Views room={props.room} />
      {mayExport && <ExportMenu {...props} />}
      {mayRecord && (
        <Button
          component={PageLink}
          to="/incidents/new"
          leftSection={<IconPlus size={16} stroke={1.8} aria-hidden />}
        >
          {t('record')}
        </Button>
      )}
    </>
  )
}

/** Where one stands in the list is no part of a view. */
const PASSING = ['selected', 'cursor', 'at']

function Views({ room }: { room: Room }) {
  const { view, filter, say } = room
  const { t } = say
  const go = useGo()
  const { data } = useCall(listViews, {})
  const save = useChange(saveView, {
    invalidates: [listViews],
    onSuccess: (saved) => notifyDone({ message: t('viewSaved', { name: saved.name }) }),
    onError: notifyFailed,
  })
  const remove = useChange(deleteView, {
    invalidates: [listViews],
    onSuccess: () => notifyDone({ message: t('viewDeleted') }),
    onError: notifyFailed,
  })
  const views = data?.views ?? []
  const search = () => {
    const kept = Object.entries({ ...view, ...filter }).filter(([name]) => !PASSING.includes(name))
    return parseSearch(queryString(Object.fromEntries(kept)))
  }
  return (
    <SavedViews
      views={views}
      onApply={(id) => go('/incidents', views.find((one) => one.id === id)?.search)}
      onSave={(name) => save.mutate({ body: { name, search: search() } })}
      onDelete={(id) => remove.mutate({ params: { id } })}
    />
  )
}

const FORMATS = ['csv', 'xlsx', 'geojson'] as const

function ExportMenu({ room, filter, count }: ActionsProps) {
  const { t } = room.say
  const item = (unit: 'incidents' | 'victims') =>
    FORMATS.map((format) => (
      <Menu.Item
        key={format}
        component="a"
        href={addressOf(exportIncidents, {}, { ...filter, format, unit, sort: room.view.sort })}
        download
      >
        {format.toUpperCase().replace('GEOJSON', 'GeoJSON')}
      </Menu.Item>
    ))
  return (
    <Menu width={280} position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('exportOf', { count: t('incidents', { count }) })}</Menu.Label>
        <Menu.Label>{t('exportIncidents')}</Menu.Label>
        {item('incidents')}
        <Menu.Divider />
        <Menu.Label>{t('exportPeople')}</Menu.Label>
        {item('victims')}
      </Menu.Dropdown>
    </Menu>
  )
}

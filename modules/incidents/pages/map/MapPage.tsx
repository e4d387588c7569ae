import { useMemo } from 'react'
import { Button } from '@mantine/core'
import { queryString, useCall } from '#web/client'
import { FilterBar } from '#web/filters'
import { LinkedPage, LinkedProvider } from '#web/linked'
import type { Selection } from '#web/linked'
import { PageHead } from '#web/page'
import { PageLink, useGo } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { summariseIncidents } from '../../contract/index.ts'
import { useIncidentPanel } from '../record/index.ts'
import { Actions } from './Actions.tsx'
import { areaInSentence } from './areas.ts'
import { AreaChanges, MonthlyTrend } from './Charts.tsx'
import { CityMap } from './CityMap.tsx'
import { List } from './List.tsx'
import { headWords } from './say.ts'
import { useBar } from './useBar.ts'
import { useComparison } from './useComparison.ts'
import { useList } from './useList.ts'
import { useGround, useRoom, useSay } from './useRoom.ts'
import type { Ground, Room } from './useRoom.ts'
import { narrowed } from './view.ts'

/** Incidents on a map, in charts and in a list, moving together under one filter that the address holds. */
export default function MapPage() {
  const { ground, error, retry } = useGround()
  const { t } = useSay()
  if (ground && ground.reach.incidents > 0) return <Incidents ground={ground} />
  return (
    <>
      <PageHead title={t('title')} />
      {error ? <ErrorNotice error={error} onRetry={retry} /> : ground ? <Begin /> : <Loading />}
    </>
  )
}

function Begin() {
  const { t } = useSay()
  const mayImport = useMay('incidents.import')
  const mayRecord = useMay('incidents.write')
  return (
    <Empty
      centred
      title={t('nothingTitle')}
      action={
        <>
          {mayImport && (
            <Button component={PageLink} to="/incidents/imports">
              {t('importFile')}
            </Button>
          )}
          {mayRecord && (
            <Button component={PageLink} to="/incidents/new" variant="default">
              {t('record')}
            </Button>
          )}
        </>
      }
    >
      {t('nothingHelp')}
    </Empty>
  )
}

function Incidents({ ground }: { ground: Ground }) {
  const room = useRoom(ground)
  const { filter, view, unit, where, when, say } = room
  const bar = useBar(room)
  const inList = useMemo(() => narrowed(filter, view), [filter, view])
  const summary = useCall(summariseIncidents, { query: filter }, { keepPrevious: true })
  const listed = useCall(summariseIncidents, { query: inList }, { keepPrevious: true })
  const comparison = useComparison(room)
  const list = useList(room, inList)
  const from = queryString({ ...inList, sort: view.sort }) || 'all'
  const panel = useIncidentPanel(view.selected ?? null, from)
  const go = useGo()
  const order = useMemo(() => list.data?.rows.map((row) => row.id) ?? [], [list.data])
  return (
    <LinkedProvider
      selection={useSelection(room)}
      onSelection={(patch) => select(room, patch)}
      order={order}
      onOpen={(id) => go(`/incidents/${id}`, { from })}
    >
      <LinkedPage
        title={say.t('title')}
        summary={summary.data && headWords(say, summary.data, unit, [where, when])}
        actions={<Actions room={room} filter={inList} count={listed.data?.incidents ?? 0} />}
        filters={<FilterBar {...bar} />}
        map={<CityMap room={room} summary={summary.data} areas={comparison.data?.areas} />}
        plots={
          <>
            <MonthlyTrend room={room} />
            {comparison.error ? (
              <ErrorNotice error={comparison.error} onRetry={() => void comparison.refetch()} />
            ) : (
              <AreaChanges room={room} comparison={comparison.data} />
            )}
          </>
        }
        table={<List room={room} list={list} summary={listed.data} onClear={() => bar.onChange({})} />}
        panel={panel}
      />
    </LinkedProvider>
  )
}

function useSelection({ view, layer, layers, filter }: Room): Selection {
  const { selected = null, picked } = view
  return useMemo(() => {
    const area = layers.find((one) => one.layer === layer)?.areas.find(({ id }) => id === picked)
    return {
      selected,
      area: picked && layer ? { id: picked, label: area ? areaInSentence(area, layer.one) : '' } : null,
      range: filter.from && filter.to ? { from: filter.from, to: filter.to } : null,
    }
  }, [selected, picked, layer, layers, filter.from, filter.to])
}

/** Writes a selection to the address. Opening the panel is a step to go back from, walking along the list is not. */
function select({ view, change }: Room, patch: Partial<Selection>): void {
  const { selected, area, range } = patch
  const start = { cursor: undefined, at: undefined }
  if (selected !== undefined)
    change({ selected: selected ?? undefined }, { push: selected !== null && view.selected === undefined })
  if (area !== undefined) change({ picked: area?.id, ...start }, { push: true })
  if (range)
    change({ from: range.from, to: range.to, period: undefined, month: undefined, ...start }, { push: true })
}

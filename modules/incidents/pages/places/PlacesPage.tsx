import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { keyOf, useCall, useJob } from '#web/client'
import { useMessages } from '#web/messages'
import { PageHead } from '#web/page'
import { usePageTitle, useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { LongWork } from '#web/states'
import { listLayers, readRules } from '../../contract/index.ts'
import { AddLayer } from './AddLayer.tsx'
import { LayerPanel } from './LayerPanel.tsx'
import { LayerTable } from './LayerTable.tsx'
import { Rules } from './Rules.tsx'
import { text } from './text.ts'
import styles from './places.module.css'

const Search = z.object({
  layer: z.coerce.number().int().optional(),
  job: z.uuid().optional().describe('Placing of incidents that is followed'),
})

const MOST_LAYERS = 6

/** Boundary layers with their map, and the local counting rules. */
export default function PlacesPage() {
  const t = useMessages(text)
  const manage = useMay('incidents.manage')
  const layers = useCall(listLayers, {})
  const [search, change] = useSearch(Search)
  const [adding, setAdding] = useState(false)
  usePageTitle(t('title'))
  const list = layers.data?.layers ?? []
  const shown = list.find(({ id }) => id === search.layer) ?? list[0]
  return (
    <>
      <PageHead
        title={t('title')}
        {...(layers.data && { count: t('count', { count: list.length }) })}
        {...(manage && {
          actions: (
            <Button
              leftSection={<IconPlus size={16} stroke={1.8} />}
              onClick={() => setAdding(true)}
              disabled={adding || list.length >= MOST_LAYERS}
            >
              {t('add')}
            </Button>
          ),
        })}
      />
      <div className={styles['page']}>
        {!manage && <p className={styles['readOnly']}>{t('readOnly')}</p>}
        {adding && (
          <AddLayer
            onClose={() => setAdding(false)}
            onAdded={({ id, jobId }) => {
              setAdding(false)
              change({ layer: id, job: jobId })
            }}
          />
        )}
        {search.job && <Placing key={search.job} id={search.job} onEnd={() => change({ job: undefined })} />}
        <div className={styles['layers']} data-alone={!shown || undefined}>
          <div className={styles['main']}>
            <LayerTable query={layers} selected={shown?.id ?? null} onSelect={(layer) => change({ layer })} />
            <Rules mayChange={manage} />
          </div>
          {shown && (
            <LayerPanel
              key={shown.id}
              layer={shown}
              mayRemove={manage}
              onRemoved={(jobId) => change({ layer: undefined, job: jobId })}
            />
          )}
        </div>
      </div>
    </>
  )
}

/** Placing all incidents in the areas of a layer that came or went. */
function Placing({ id, onEnd }: { id: string; onEnd: () => void }) {
  const t = useMessages(text)
  const client = useQueryClient()
  const { progress } = useJob(id, () => {
    void client.invalidateQueries({ queryKey: keyOf(listLayers) })
    void client.invalidateQueries({ queryKey: keyOf(readRules) })
    onEnd()
  })
  return (
    <div className={styles['inset']}>
      <LongWork
        title={t('placing')}
        step={progress?.step || t('waiting')}
        done={progress?.done ?? 0}
        total={progress?.total ?? undefined}
        unit={t('incidents')}
      />
    </div>
  )
}

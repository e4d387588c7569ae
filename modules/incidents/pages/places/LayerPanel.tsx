import { useMemo, useState } from 'react'
import { Button, Group, Modal } from '@mantine/core'
import { useCall, useChange } from '#web/client'
import { MapView } from '#web/map'
import type { Areas } from '#web/map'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { Facts } from '#web/page'
import { ErrorNotice, Loading } from '#web/states'
import { listLayers, readLayer, removeLayer } from '../../contract/index.ts'
import type { Layer } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './places.module.css'

interface LayerPanelProps {
  layer: Layer
  mayRemove: boolean
  onRemoved: (jobId: string) => void
}

/** The chosen layer: its areas on a map, where it comes from, and a way to remove it. */
export function LayerPanel({ layer, mayRemove, onRemoved }: LayerPanelProps) {
  const t = useMessages(text)
  return (
    <aside className={styles['panel']} aria-label={layer.name}>
      <LayerMap layer={layer} />
      <div className={styles['panelText']}>
        <h2 className={styles['panelTitle']}>{layer.name}</h2>
        <Facts
          facts={[
            [t('areas'), String(layer.areas)],
            [t('populated'), String(layer.populated)],
            [t('year'), layer.populationYear ? String(layer.populationYear) : t('noYear')],
            [t('credit'), layer.credit || t('noCredit')],
          ]}
        />
        {mayRemove && layer.sharedBy === null && <Remove layer={layer} onRemoved={onRemoved} />}
      </div>
    </aside>
  )
}

function LayerMap({ layer }: { layer: Layer }) {
  const t = useMessages(text)
  const geometry = useCall(readLayer, { params: { id: layer.id } }, { staleTime: Infinity })
  const areas = useMemo(
    () =>
      geometry.data && {
        type: 'FeatureCollection' as const,
        features: geometry.data.features.map(({ id, properties, geometry: shape }) => ({
          type: 'Feature' as const,
          properties: { id: String(id), label: properties.code },
          geometry: shape,
        })),
      },
    [geometry.data],
  ) as Areas | undefined
  if (geometry.error) return <ErrorNotice error={geometry.error} onRetry={() => void geometry.refetch()} />
  return (
    <div className={`${styles['map']} no-print`}>
      {areas ? (
        <MapView label={t('mapLabel', { name: layer.name })} areas={areas} bounds={layer.bounds} />
      ) : (
        <Loading shape="chart" />
      )}
    </div>
  )
}

function Remove({ layer, onRemoved }: Pick<LayerPanelProps, 'layer' | 'onRemoved'>) {
  const t = useMessages(text)
  const [asking, setAsking] = useState(false)
  const remove = useChange(removeLayer, {
    invalidates: [listLayers],
    onSuccess: ({ jobId }) => {
      setAsking(false)
      notifyDone({ message: t('removed', { name: layer.name }) })
      onRemoved(jobId)
    },
  })
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('remove')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('removeTitle', { name: layer.name })}
        size="sm"
      >
        <p className={styles['dialogText']}>{t('removeText', { one: layer.one })}</p>
        {remove.error && <ErrorNotice error={remove.error} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="subtle" onClick={() => setAsking(false)}>
            {t('keep')}
          </Button>
          <Button onClick={() => remove.mutate({ params: { id: layer.id } })} loading={remove.isPending}>
            {t('removeYes')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}

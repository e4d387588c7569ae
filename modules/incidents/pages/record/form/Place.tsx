import { Button, Modal } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useMessages } from '#web/messages'
import { Loading } from '#web/states'
import { PlaceKind, PlacePrecision, Setting } from '../../../contract/codes.ts'
import { Choice, Text } from './inputs.tsx'
import { readPair } from './read.ts'
import { formText } from './text.ts'
import { useForm } from './useIncidentForm.ts'
import type { Bound } from './useIncidentForm.ts'
import styles from './form.module.css'

const PlacePicker = lazy(() => import('./PlacePicker.tsx'))

/** Where: address, how exact it is, coordinates typed, pasted or picked, and what kind of place. */
export function Place() {
  const t = useMessages(formText)
  const form = useForm()
  return (
    <>
      <Text label={t('address')} description={t('addressHelp')} bound={form.bind('address')} />
      <Choice
        label={t('precision')}
        description={t('precisionHelp')}
        required
        clearable={false}
        bound={form.bind('precision')}
        codes={PlacePrecision.options}
        list="precision"
      />
      <Coordinates />
      <div className={styles['two']}>
        <Choice label={t('setting')} bound={form.bind('setting')} codes={Setting.options} list="setting" />
        <Choice label={t('kind')} bound={form.bind('kind')} codes={PlaceKind.options} list="kind" />
      </div>
      <Text label={t('district')} description={t('districtHelp')} bound={form.bind('district')} />
    </>
  )
}

function Coordinates() {
  const t = useMessages(formText)
  const form = useForm()
  const [picking, setPicking] = useState(false)
  const splitting = (bound: Bound): Bound => ({
    ...bound,
    onChange: (value) => {
      const pair = readPair(value)
      if (pair) form.change(pair)
      else bound.onChange(value)
    },
  })
  return (
    <div className={styles['coordinates']}>
      <Text
        label={t('latitude')}
        description={t('latitudeHelp')}
        inputMode="decimal"
        placeholder="40.6782"
        bound={splitting(form.bind('latitude'))}
      />
      <Text
        label={t('longitude')}
        inputMode="decimal"
        placeholder="-73.9442"
        bound={splitting(form.bind('longitude'))}
      />
      <Button
        variant="default"
        className={styles['pick'] ?? ''}
        leftSection={<IconMapPin size={16} stroke={1.6} />}
        onClick={() => setPicking(true)}
      >
        {t('pick')}
      </Button>
      <Modal
        opened={picking}
        onClose={() => setPicking(false)}
        title={t('pickTitle')}
        size={760}
        closeButtonProps={{ 'aria-label': t('cancel') }}
      >
        <Suspense fallback={<Loading shape="chart" />}>
          <PlacePicker
            latitude={form.values.latitude}
            longitude={form.values.longitude}
            onPick={(pair) => {
              form.change(pair)
              setPicking(false)
            }}
          />
        </Suspense>
      </Modal>
    </div>
  )
}

import { useMessages } from '#web/messages'
import { AlertDisposition, FirearmCode } from '../../../contract/codes.ts'
import { Choice, Clock, Day, Text, YesNo } from './inputs.tsx'
import { Add, Row, useFocusOnNew, useRemove } from './rows.tsx'
import { formText } from './text.ts'
import { useForm } from './useIncidentForm.ts'
import type { Bound } from './useIncidentForm.ts'
import type { AlertValues, WeaponValues } from './values.ts'
import styles from './form.module.css'

/** Firearms, recovered or known from casings and witnesses. */
export function Weapons() {
  const t = useMessages(formText)
  const form = useForm()
  const { weapons } = form.values
  const list = useFocusOnNew('weapons', weapons.length)
  const remove = useRemove('weapons', (number) => t('weapon', { number }))
  const bind = (row: WeaponValues, index: number, field: 'code' | 'calibre' | 'recovered'): Bound => ({
    value: row[field],
    onChange: (value) => form.changeRow('weapons', index, { [field]: value }),
    error: form.error(`weapons.${index}.${field}`),
    'data-path': `weapons.${index}.${field}`,
  })
  return (
    <div ref={list} className={styles['rows']}>
      {weapons.map((row, index) => (
        <div key={row.key} data-row="weapons">
          <Row title={t('weapon', { number: index + 1 })} onRemove={() => remove(index)}>
            <Choice
              label={t('firearm')}
              required
              bound={bind(row, index, 'code')}
              codes={FirearmCode.options}
              list="firearm"
            />
            <Text label={t('calibre')} placeholder="9 mm Luger" bound={bind(row, index, 'calibre')} />
            <YesNo label={t('recovered')} bound={bind(row, index, 'recovered')} />
          </Row>
        </div>
      ))}
      <Add label={t('addWeapon')} letter="W" kind="weapons" onClick={() => form.addRow('weapons')} />
    </div>
  )
}

/** Gunshot-detection alerts that belong to this incident. */
export function Alerts() {
  const t = useMessages(formText)
  const form = useForm()
  const { alerts } = form.values
  const list = useFocusOnNew('alerts', alerts.length)
  const remove = useRemove('alerts', (number) => t('alert', { number }))
  return (
    <div ref={list} className={styles['rows']}>
      {alerts.map((row, index) => (
        <div key={row.key} data-row="alerts">
          <Row title={t('alert', { number: index + 1 })} onRemove={() => remove(index)}>
            <AlertInputs row={row} index={index} />
          </Row>
        </div>
      ))}
      <Add label={t('addAlert')} letter="A" kind="alerts" onClick={() => form.addRow('alerts')} />
    </div>
  )
}

function AlertInputs({ row, index }: { row: AlertValues; index: number }) {
  const t = useMessages(formText)
  const form = useForm()
  const bind = (field: Exclude<keyof AlertValues, 'key' | 'id'>): Bound => ({
    value: row[field],
    onChange: (value) => form.changeRow('alerts', index, { [field]: value }),
    error: form.error(`alerts.${index}.${field}`),
    'data-path': `alerts.${index}.${field}`,
  })
  return (
    <>
      <Text label={t('alertNumber')} required bound={bind('number')} />
      <Text label={t('system')} bound={bind('system')} />
      <Day label={t('date')} required description={null} bound={bind('alertedOn')} />
      <Clock label={t('time')} required description={null} bound={bind('alertedTime')} />
      <Text label={t('rounds')} inputMode="numeric" bound={bind('rounds')} />
      <Choice
        label={t('found')}
        required
        clearable={false}
        bound={bind('disposition')}
        codes={AlertDisposition.options}
        list="disposition"
      />
      <Text label={t('casings')} inputMode="numeric" bound={bind('casings')} />
    </>
  )
}

import { useMessages } from '#web/messages'
import { Ethnicity, Race, Sex, SuspectStatus, VictimOutcome, Wound } from '../../../contract/codes.ts'
import { Charges } from './Charges.tsx'
import { CountsAs } from './CountsAs.tsx'
import { Choice, Day, Text } from './inputs.tsx'
import { Add, Row, useFocusOnNew, useRemove } from './rows.tsx'
import { formText } from './text.ts'
import { useForm } from './useIncidentForm.ts'
import type { Bound, IncidentForm } from './useIncidentForm.ts'
import type { SuspectValues, VictimValues } from './values.ts'
import styles from './form.module.css'

type Field<V> = { [K in keyof V]: V[K] extends string ? K : never }[keyof V] & string

function rowBinder<K extends 'victims' | 'suspects'>(form: IncidentForm, kind: K, index: number) {
  type V = K extends 'victims' ? VictimValues : SuspectValues
  const row = form.values[kind][index] as V
  return (field: Field<V>): Bound => ({
    value: row[field] as string,
    onChange: (value) => form.changeRow(kind, index, { [field]: value } as never),
    error: form.error(`${kind}.${index}.${field}`),
    'data-path': `${kind}.${index}.${field}`,
  })
}

/** Everyone shot at: outcome first, because the class follows from it. */
export function Victims() {
  const t = useMessages(formText)
  const form = useForm()
  const { victims } = form.values
  const list = useFocusOnNew('victims', victims.length)
  const remove = useRemove('victims', (number) => t('victim', { number }))
  return (
    <div ref={list} className={styles['rows']}>
      {victims.map((row, index) => (
        <div key={row.key} data-row="victims">
          <Row title={t('victim', { number: index + 1 })} onRemove={() => remove(index)}>
            <VictimInputs index={index} />
          </Row>
        </div>
      ))}
      <Add label={t('addVictim')} letter="V" kind="victims" onClick={() => form.addRow('victims')} />
      <CountsAs />
    </div>
  )
}

function VictimInputs({ index }: { index: number }) {
  const t = useMessages(formText)
  const form = useForm()
  const bind = rowBinder(form, 'victims', index)
  const outcome = form.values.victims[index]?.outcome
  return (
    <>
      <Choice
        label={t('outcome')}
        required
        clearable={false}
        bound={bind('outcome')}
        codes={VictimOutcome.options}
        list="outcome"
      />
      {outcome === 'killed' && <Day label={t('diedOn')} description={null} bound={bind('diedOn')} />}
      <Choice label={t('sex')} bound={bind('sex')} codes={Sex.options} list="sex" />
      <Text label={t('age')} placeholder={t('ageHolder')} bound={bind('age')} />
      <Choice label={t('wound')} bound={bind('wound')} codes={Wound.options} list="wound" />
      <Choice label={t('race')} bound={bind('race')} codes={Race.options} list="race" />
      <Choice label={t('ethnicity')} bound={bind('ethnicity')} codes={Ethnicity.options} list="ethnicity" />
    </>
  )
}

/** Suspects with their charges. */
export function Suspects() {
  const t = useMessages(formText)
  const form = useForm()
  const { suspects } = form.values
  const list = useFocusOnNew('suspects', suspects.length)
  const remove = useRemove('suspects', (number) => t('suspect', { number }))
  return (
    <div ref={list} className={styles['rows']}>
      {suspects.map((row, index) => (
        <div key={row.key} data-row="suspects">
          <Row title={t('suspect', { number: index + 1 })} onRemove={() => remove(index)}>
            <SuspectInputs index={index} />
          </Row>
        </div>
      ))}
      <Add label={t('addSuspect')} letter="S" kind="suspects" onClick={() => form.addRow('suspects')} />
    </div>
  )
}

function SuspectInputs({ index }: { index: number }) {
  const t = useMessages(formText)
  const form = useForm()
  const bind = rowBinder(form, 'suspects', index)
  return (
    <>
      <Choice
        label={t('suspectStatus')}
        required
        clearable={false}
        bound={bind('status')}
        codes={SuspectStatus.options}
        list="suspect"
      />
      <Day label={t('arrestedOn')} description={null} bound={bind('arrestedOn')} />
      <Choice label={t('sex')} bound={bind('sex')} codes={Sex.options} list="sex" />
      <Text label={t('age')} placeholder={t('ageHolder')} bound={bind('age')} />
      <Choice label={t('race')} bound={bind('race')} codes={Race.options} list="race" />
      <Choice label={t('ethnicity')} bound={bind('ethnicity')} codes={Ethnicity.options} list="ethnicity" />
      <Charges suspect={index} />
    </>
  )
}

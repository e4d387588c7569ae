import { Select, TextInput } from '@mantine/core'
import { ClockTimeInput, PartialDateInput } from '#web/forms'
import { useMessages } from '#web/messages'
import { Circumstance, offences, StolenResult } from '../../contract/index.ts'
import { words, type Code } from '../words.ts'
import { Group, type PartProps } from './Group.tsx'
import { text } from './text.ts'
import styles from './recoveries.module.css'

/** How, when and where the gun came in. */
export function CameFields({ content, change, wrong }: PartProps) {
  const t = useMessages(text)
  const code = useMessages(words)
  const { place, stolen } = content
  const line = (
    field: 'caseNumber' | 'propertyTag' | 'exhibitNumber',
    label: string,
    description?: string,
  ) => (
    <TextInput
      label={label}
      description={description}
      required={field === 'caseNumber'}
      value={content[field] ?? ''}
      error={wrong(field)}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
    />
  )
  const codes = (list: string, options: readonly string[]) =>
    options.map((value) => ({ value, label: code(`${list}.${value}` as Code) }))
  return (
    <Group title={t('recovery')}>
      {line('caseNumber', t('case'), t('caseHelp'))}
      <div className={styles['two']}>
        {line('propertyTag', t('tag'))}
        {line('exhibitNumber', t('exhibit'))}
        <PartialDateInput
          label={t('date')}
          required
          value={content.recoveredOn}
          onChange={(value) => change({ recoveredOn: value })}
          {...(wrong('recoveredOn') && { error: wrong('recoveredOn') })}
        />
        <ClockTimeInput
          label={t('time')}
          value={content.recoveredTime ?? ''}
          onChange={(value) => change({ recoveredTime: value || null })}
          {...(wrong('recoveredTime') && { error: wrong('recoveredTime') })}
        />
        <Select
          label={t('circumstance')}
          allowDeselect={false}
          data={codes('circumstance', Circumstance.options)}
          value={content.circumstance}
          onChange={(value) => value && change({ circumstance: Circumstance.parse(value) })}
        />
        <Select
          label={t('crimeCode')}
          searchable
          clearable
          limit={40}
          data={offences.map((one) => ({ value: one.code, label: `${one.code} ${one.words}` }))}
          value={content.crimeCode}
          onChange={(value) => change({ crimeCode: value })}
        />
        <TextInput
          label={t('where')}
          value={place.address ?? ''}
          onChange={(event) => change({ place: { ...place, address: event.currentTarget.value } })}
        />
        <TextInput
          label={t('city')}
          value={place.city ?? ''}
          onChange={(event) => change({ place: { ...place, city: event.currentTarget.value } })}
        />
        <Select
          label={t('stolen')}
          allowDeselect={false}
          data={codes('stolen', StolenResult.options)}
          value={stolen.result}
          onChange={(value) => value && change({ stolen: { ...stolen, result: StolenResult.parse(value) } })}
        />
        <TextInput
          label={t('stolenReference')}
          value={stolen.reference ?? ''}
          onChange={(event) => change({ stolen: { ...stolen, reference: event.currentTarget.value } })}
        />
      </div>
    </Group>
  )
}

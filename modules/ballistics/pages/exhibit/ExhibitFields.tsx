import { Select, Textarea, TextInput } from '@mantine/core'
import { useMessages } from '#web/messages'
import * as code from '../../contract/codes.ts'
import styles from '../fields.module.css'
import { words } from '../words.ts'
import { text } from './text.ts'
import type { ExhibitValues } from './values.ts'

interface FieldsProps {
  values: ExhibitValues
  onChange: (patch: Partial<ExhibitValues>) => void
  error: (name: string) => string | null
}

type TextName = Exclude<keyof ExhibitValues, 'kind' | 'firingPinShape' | 'breechMarks' | 'riflingTwist'>

/** The inputs of one exhibit, in the order in which it is looked at. */
export function ExhibitFields({ values, onChange, error }: FieldsProps) {
  const t = useMessages(text)
  const say = useMessages(words)
  const line = (name: TextName, label: string, more?: { inputMode: 'decimal' }) => (
    <TextInput
      label={label}
      autoComplete="off"
      value={values[name]}
      error={error(name)}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      {...more}
    />
  )
  const choice = (
    name: 'firingPinShape' | 'breechMarks' | 'riflingTwist',
    label: string,
    data: { value: string; label: string }[],
  ) => (
    <Select
      label={label}
      clearable
      data={data}
      value={values[name] || null}
      error={error(name)}
      onChange={(value) => onChange({ [name]: value ?? '' })}
    />
  )
  const decimal = { inputMode: 'decimal' } as const
  return (
    <>
      <div className={styles['two']}>
        {line('number', t('number'))}
        {line('barcode', t('barcode'))}
        <Select
          label={t('kind')}
          allowDeselect={false}
          data={code.ExhibitKind.options.map((value) => ({ value, label: say(`kind.${value}`) }))}
          value={values.kind}
          error={error('kind')}
          onChange={(value) => onChange({ kind: code.ExhibitKind.parse(value) })}
        />
        {line('calibre', t('calibre'))}
        {line('headstamp', t('headstamp'))}
        {line('make', t('make'))}
        {line('model', t('model'))}
        {line('serial', t('serial'))}
        {line('propertyTag', t('propertyTag'))}
      </div>
      <h2 className={styles['group']}>{t('class')}</h2>
      <div className={styles['two']}>
        {choice(
          'firingPinShape',
          t('pinShape'),
          code.FiringPinShape.options.map((value) => ({ value, label: say(`pin.${value}`) })),
        )}
        {choice(
          'breechMarks',
          t('breechMarks'),
          code.BreechMarks.options.map((value) => ({ value, label: say(`breech.${value}`) })),
        )}
        {line('riflingCount', t('grooves'), decimal)}
        {choice(
          'riflingTwist',
          t('twist'),
          code.RiflingTwist.options.map((value) => ({ value, label: say(`twist.${value}`) })),
        )}
        {line('riflingWidth', `${t('width')} (µm)`, decimal)}
      </div>
      <h2 className={styles['group']}>{t('scene')}</h2>
      <div className={styles['two']}>
        {line('marker', t('marker'))}
        {line('position', t('position'))}
        {line('x', t('x'), decimal)}
        {line('y', t('y'), decimal)}
      </div>
      <Textarea
        label={t('remarks')}
        autosize
        minRows={2}
        maxRows={8}
        value={values.remarks}
        error={error('remarks')}
        onChange={(event) => onChange({ remarks: event.currentTarget.value })}
      />
    </>
  )
}

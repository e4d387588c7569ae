import { TextInput } from '@mantine/core'
import { PartialDateInput } from '#web/forms'
import { useMessages } from '#web/messages'
import type { CaseInput } from '../../contract/index.ts'
import styles from '../fields.module.css'
import { text } from './text.ts'

export const CASE_TEXTS = [
  'number',
  'agency',
  'ori',
  'offence',
  'occurredOn',
  'address',
  'investigator',
] as const
export type CaseValues = Record<(typeof CASE_TEXTS)[number], string>

export const NO_CASE: CaseValues = {
  number: '',
  agency: '',
  ori: '',
  offence: '',
  occurredOn: '',
  address: '',
  investigator: '',
}

export const caseContent = ({ occurredOn, ...texts }: CaseValues): CaseInput => ({
  ...texts,
  occurredOn: occurredOn === '' ? null : occurredOn,
})

interface CaseFieldsProps {
  values: CaseValues
  onChange: (patch: Partial<CaseValues>) => void
  error: (name: string) => string | null
  /** Stands beside the number: whether the case is known already. */
  note?: string | undefined
  /** Only what names the case; the rest of a known one is not asked again. */
  known?: boolean
}

/** The inputs of a case: whose it is, where and when. */
export function CaseFields({ values, onChange, error, note, known = false }: CaseFieldsProps) {
  const t = useMessages(text)
  const line = (name: keyof CaseValues, label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      autoComplete="off"
      value={values[name]}
      error={error(name)}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <div className={styles['three']}>
      {line('number', t('number'), note)}
      {line('agency', t('agency'), t('agencyHelp'))}
      {!known && (
        <>
          {line('offence', t('offence'))}
          <PartialDateInput
            label={t('occurred')}
            value={values.occurredOn}
            error={error('occurredOn')}
            onChange={(occurredOn) => onChange({ occurredOn })}
          />
          {line('address', t('address'))}
          {line('investigator', t('investigator'))}
        </>
      )}
    </div>
  )
}

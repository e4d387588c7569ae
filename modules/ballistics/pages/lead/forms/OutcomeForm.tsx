import { useState } from 'react'
import { Select, Textarea, TextInput } from '@mantine/core'
import { problemFields } from '#web/forms'
import { DayInput } from '#web/sharing'
import {
  Assignment,
  Investigation,
  recordOutcome,
  Result,
  Usefulness,
  type Lead,
} from '../../../contract/index.ts'
import { useFormText } from '../say.ts'
import { useLeadChange } from '../useLead.ts'
import { blankOutcome, bodyOf, type OutcomeValues } from './outcome.ts'
import { LeadModal } from './LeadModal.tsx'
import styles from '../lead.module.css'

/** What became of the lead at the person's agency: assignment, investigation, result, usefulness. */
export function OutcomeForm({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useFormText()
  const [values, setValues] = useState<OutcomeValues>(() =>
    blankOutcome(lead.outcomes.find((one) => one.own)),
  )
  const change = useLeadChange(recordOutcome, t('outcomeDone'), onClose)
  const { of } = problemFields(change.error)
  const set = (patch: Partial<OutcomeValues>) => setValues((old) => ({ ...old, ...patch }))
  const choice = <Name extends 'assignment' | 'investigation' | 'outcomeResult' | 'usefulness'>(
    label: Name,
    name: keyof OutcomeValues,
    options: readonly string[],
    say: (value: string) => string,
  ) => (
    <Select
      label={t(label)}
      data={options.map((value) => ({ value, label: say(value) }))}
      value={values[name] || null}
      placeholder={t('nothing')}
      clearable={name !== 'assignment'}
      allowDeselect={name !== 'assignment'}
      onChange={(value) => set({ [name]: value ?? '' })}
      error={of(name)}
    />
  )
  return (
    <LeadModal
      title={t('outcomeTitle')}
      help={t('outcomeHelp')}
      confirm={t('outcome')}
      busy={change.isPending}
      error={change.error}
      inputs={Object.keys(values)}
      onSubmit={() => change.mutate({ params: { id: lead.id }, body: bodyOf(values) })}
      onClose={onClose}
    >
      <div className={styles['two']}>
        {choice('assignment', 'assignment', Assignment.options, (one) => t(`assignment.${one}` as 'nothing'))}
        {choice('investigation', 'investigation', Investigation.options, (one) =>
          t(`investigation.${one}` as 'nothing'),
        )}
        <TextInput
          label={t('assignedTo')}
          value={values.assignedTo}
          onChange={(event) => set({ assignedTo: event.currentTarget.value })}
          error={of('assignedTo')}
        />
        <DayInput
          label={t('workedOn')}
          value={values.workedOn}
          onChange={(workedOn) => set({ workedOn })}
          error={of('workedOn')}
        />
        <DayInput
          label={t('assignedOn')}
          value={values.assignedOn}
          onChange={(assignedOn) => set({ assignedOn })}
          error={of('assignedOn')}
        />
        {choice('outcomeResult', 'result', Result.options, (one) => t(`result.${one}` as 'nothing'))}
        {choice('usefulness', 'usefulness', Usefulness.options, (one) => t(`usefulness.${one}` as 'nothing'))}
      </div>
      <Textarea
        label={t('words')}
        description={t('wordsHelp')}
        autosize
        minRows={2}
        value={values.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
        error={of('words')}
      />
    </LeadModal>
  )
}

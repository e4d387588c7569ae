import { useState } from 'react'
import { Button, Checkbox, MultiSelect, Textarea, TextInput } from '@mantine/core'
import { Purpose } from '#contract'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { purposeWords } from '#web/session'
import { DayInput } from '#web/sharing'
import type { SharingChoices } from '../../../platform/sharing/contract.ts'
import { Kinds } from './Kinds.tsx'
import { partsOf } from './say.ts'
import { TermsPreview } from './TermsPreview.tsx'
import type { TermsValues } from './values.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

export interface StepProps {
  values: TermsValues
  set: (patch: Partial<TermsValues>) => void
  choices: SharingChoices
  /** Message of an input of the terms. */
  wrong: (path: string) => string | null
}

interface AgreementFormProps {
  choices: SharingChoices
  start: TermsValues
  /** A new version begins on the day the last party accepts it. */
  version: boolean
  busy: boolean
  error: unknown
  onSubmit: (values: TermsValues) => void
}

const INPUTS = [
  'name',
  'document.title',
  'document.number',
  'document.date',
  'partners',
  'categories',
  'fields',
  'purposes',
  'startsOn',
  'expiresOn',
].map((path) => `terms.${path}`)

/** An agreement in five short steps, with what it will mean in words before it is sent. */
export function AgreementForm({ choices, start, version, busy, error, onSubmit }: AgreementFormProps) {
  const t = useMessages(words)
  const [values, setValues] = useState(start)
  const set = (patch: Partial<TermsValues>) => setValues((now) => ({ ...now, ...patch }))
  const fields = problemFields(error)
  const step = { values, set, choices, wrong: (path: string) => fields.of(`terms.${path}`) }
  return (
    <Form
      label={t('newAgreement')}
      onSubmit={() => onSubmit(values)}
      error={error}
      inputs={[...INPUTS, 'reason']}
      actions={
        <Button type="submit" loading={busy}>
          {t('ask')}
        </Button>
      }
    >
      <div className={styles.form}>
        <Paper {...step} />
        <Partners {...step} />
        <Kinds {...step} />
        <How {...step} version={version} />
        <fieldset className={styles.step}>
          <legend>{t('stepWhy')}</legend>
          <Textarea
            label={t('reason')}
            description={t('reasonHelp')}
            autosize
            minRows={2}
            value={values.reason}
            onChange={(event) => set({ reason: event.currentTarget.value })}
            error={fields.of('reason')}
          />
          <TermsPreview values={values} choices={choices} parts={partsOf(choices, values.categories)} />
        </fieldset>
      </div>
    </Form>
  )
}

function Paper({ values, set, wrong }: StepProps) {
  const t = useMessages(words)
  const paper = (patch: Partial<TermsValues['paper']>) => set({ paper: { ...values.paper, ...patch } })
  return (
    <fieldset className={styles.step}>
      <legend>{t('stepPaper')}</legend>
      <TextInput
        label={t('name')}
        description={t('nameHelp')}
        value={values.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={wrong('name')}
      />
      <TextInput
        label={t('paperTitle')}
        description={t('paperTitleHelp')}
        value={values.paper.title}
        onChange={(event) => paper({ title: event.currentTarget.value })}
        error={wrong('document.title')}
      />
      <div className={styles.pair}>
        <TextInput
          label={t('paperNumber')}
          value={values.paper.number}
          onChange={(event) => paper({ number: event.currentTarget.value })}
          error={wrong('document.number')}
        />
        <DayInput
          label={t('paperDate')}
          value={values.paper.date}
          onChange={(date) => paper({ date })}
          error={wrong('document.date')}
        />
      </div>
    </fieldset>
  )
}

function Partners({ values, set, choices, wrong }: StepProps) {
  const t = useMessages(words)
  return (
    <fieldset className={styles.step}>
      <legend>{t('stepParties')}</legend>
      <MultiSelect
        label={t('partners')}
        description={t(choices.agencies.length === 0 ? 'partnersNone' : 'partnersHelp')}
        data={choices.agencies.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={values.partners}
        onChange={(partners) => set({ partners })}
        error={wrong('partners')}
        searchable
        hidePickedOptions
      />
    </fieldset>
  )
}

function How({ values, set, wrong, version }: StepProps & { version: boolean }) {
  const t = useMessages(words)
  return (
    <fieldset className={styles.step}>
      <legend>{t('stepHow')}</legend>
      <MultiSelect
        label={t('purposes')}
        description={t('purposesHelp')}
        data={Purpose.options.map((value) => ({ value, label: purposeWords(value) }))}
        value={values.purposes}
        onChange={(purposes) => set({ purposes: purposes.map((one) => Purpose.parse(one)) })}
        error={wrong('purposes')}
        hidePickedOptions
      />
      <div className={styles.pair}>
        {!version && (
          <DayInput
            label={t('from')}
            value={values.startsOn}
            onChange={(startsOn) => set({ startsOn })}
            error={wrong('startsOn')}
          />
        )}
        <DayInput
          label={t('lastDay')}
          value={values.expiresOn}
          onChange={(expiresOn) => set({ expiresOn })}
          error={wrong('expiresOn')}
        />
      </div>
      <Checkbox
        label={t('reshare')}
        checked={values.reshare}
        onChange={(event) => set({ reshare: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('deconfliction')}
        description={t('deconflictionHelp')}
        checked={values.deconfliction}
        onChange={(event) => set({ deconfliction: event.currentTarget.checked })}
      />
    </fieldset>
  )
}

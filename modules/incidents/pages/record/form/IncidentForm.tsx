import { Button, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { DraftOffer, Form, UnsavedGuard } from '#web/forms'
import { useMessages } from '#web/messages'
import { CaseStatus, Circumstance, Exclusion } from '../../../contract/codes.ts'
import { words } from '../../words.ts'
import { Alerts, Weapons } from './Evidence.tsx'
import { Choice, Clock, Day, Text, YesNo } from './inputs.tsx'
import { Suspects, Victims } from './People.tsx'
import { Place } from './Place.tsx'
import { formText } from './text.ts'
import { useAddKeys } from './useAddKeys.ts'
import { FormProvider, inputNames, useForm } from './useIncidentForm.ts'
import type { IncidentForm as FormState } from './useIncidentForm.ts'
import styles from './form.module.css'

interface IncidentFormProps {
  form: FormState
  /** What the last save failed with, its fields named as the inputs are. */
  error: unknown
  saving: boolean
  /** Saved and about to leave: nothing more to guard or to send. */
  done: boolean
  edit: boolean
  notice?: ReactNode
  onSave: () => void
  onCancel: () => void
}

/** An incident, typed from top to bottom without the mouse. */
export function IncidentForm(props: IncidentFormProps) {
  const { form, error, saving, done, edit, notice, onSave, onCancel } = props
  const t = useMessages(formText)
  useAddKeys()
  return (
    <FormProvider value={form}>
      <div className={styles['form']}>
        <UnsavedGuard when={form.draft.dirty && !done} />
        <DraftOffer draft={form.draft} />
        <Form
          label={t('formLabel')}
          onSubmit={onSave}
          error={error}
          inputs={inputNames(form.values)}
          actions={
            <div className={styles['foot']}>
              <Button type="submit" loading={saving || done}>
                {edit ? t('saveEdit', { version: form.values.version + 1 }) : t('save')}
              </Button>
              <Button variant="subtle" onClick={onCancel}>
                {t('cancel')}
              </Button>
              <span className={styles['keys']}>{t('keysHelp')}</span>
            </div>
          }
        >
          <Parts edit={edit} />
          {notice}
        </Form>
      </div>
    </FormProvider>
  )
}

function Parts({ edit }: { edit: boolean }) {
  const t = useMessages(formText)
  return (
    <>
      <Group title={t('when')}>
        <When edit={edit} />
      </Group>
      <Group title={t('people')} help={t('peopleHelp')}>
        <Victims />
      </Group>
      <Group title={t('where')}>
        <Place />
      </Group>
      <Group title={t('suspects')}>
        <Suspects />
      </Group>
      <Group title={t('weapons')}>
        <Weapons />
      </Group>
      <Group title={t('alerts')}>
        <Alerts />
      </Group>
      <Group title={t('case')}>
        <Case />
      </Group>
      {edit && (
        <Group title={t('why')}>
          <Reason />
        </Group>
      )}
    </>
  )
}

function Group({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <section className={styles['group']} aria-label={title}>
      <h2 className={styles['groupTitle']}>{title}</h2>
      {help && <p className={styles['help']}>{help}</p>}
      {children}
    </section>
  )
}

function When({ edit }: { edit: boolean }) {
  const t = useMessages(formText)
  const { bind } = useForm()
  return (
    <>
      <Text
        label={t('number')}
        description={t('numberHelp')}
        required
        autoFocus={!edit}
        bound={bind('number')}
      />
      <div className={styles['two']}>
        <Day label={t('date')} required bound={bind('occurredOn')} />
        <Clock label={t('time')} bound={bind('occurredTime')} />
      </div>
      <div className={styles['two']}>
        <Day label={t('reportedOn')} description={t('reportedHelp')} bound={bind('reportedOn')} />
        <Clock label={t('reportedTime')} description={null} bound={bind('reportedTime')} />
      </div>
    </>
  )
}

function Case() {
  const t = useMessages(formText)
  const code = useMessages(words)
  const form = useForm()
  const { bind } = form
  const exclusion = Exclusion.safeParse(form.values.exclusion).data
  const { onChange, ...remarks } = bind('remarks')
  return (
    <>
      <div className={styles['two']}>
        <Choice label={t('status')} bound={bind('status')} codes={CaseStatus.options} list="status" />
        <Day label={t('statusOn')} description={null} bound={bind('statusOn')} />
      </div>
      <Choice
        label={t('circumstance')}
        bound={bind('circumstance')}
        codes={Circumstance.options}
        list="circumstance"
      />
      <div className={styles['two']}>
        <YesNo label={t('domestic')} bound={bind('domestic')} />
        <YesNo label={t('officerInvolved')} bound={bind('officerInvolved')} />
      </div>
      <div className={styles['exclusion']}>
        <Choice
          label={t('exclusion')}
          description={t('exclusionHelp')}
          bound={bind('exclusion')}
          codes={Exclusion.options}
          list="exclusion"
        />
        {exclusion && (
          <p className={styles['definition']} role="status">
            {code(`definition.${exclusion}`)}
          </p>
        )}
      </div>
      <Textarea
        label={t('remarks')}
        autosize
        minRows={2}
        maxRows={12}
        {...remarks}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </>
  )
}

function Reason() {
  const t = useMessages(formText)
  const { onChange, ...bound } = useForm().bind('reason')
  return (
    <Textarea
      label={t('reason')}
      description={t('reasonHelp')}
      required
      autosize
      minRows={1}
      maxRows={4}
      {...bound}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

import { Autocomplete, Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useChange } from '#web/client'
import { Form, UnsavedGuard } from '#web/forms'
import { useMessages, useNow } from '#web/messages'
import { notifyDone, notifyFailed } from '#web/notices'
import { calibres, importers, makes } from '../../../../platform/firearms/contract.ts'
import {
  changeTrace,
  checkRequest,
  FirearmKind,
  listTraces,
  offences,
  Priority,
  readTrace,
  submitTraces,
  withdrawTrace,
  type Finding,
  type Trace,
  type TraceRequest,
} from '../../contract/index.ts'
import { words } from '../words.ts'
import { Findings } from './Findings.tsx'
import { text } from './text.ts'
import styles from './traces.module.css'

/** A request while it is written, with what it would be sent back for said at once. */
export function RequestForm({ trace }: { trace: Trace }) {
  const t = useMessages(text)
  const [request, setRequest] = useState(trace.request)
  const findings = useFindings(trace, request)
  const dirty = JSON.stringify(request) !== JSON.stringify(trace.request)
  const stale = [readTrace, listTraces]
  const save = useChange(changeTrace, {
    invalidates: stale,
    onSuccess: () => notifyDone({ message: t('saved') }),
  })
  const submit = useChange(submitTraces, {
    invalidates: stale,
    onSuccess: () => notifyDone({ message: t('submitted') }),
  })
  const withdraw = useChange(withdrawTrace, { invalidates: stale, onError: notifyFailed })
  const reject = findings.some(({ severity }) => severity === 'reject')
  const take = ({ field, suggestion }: Finding) =>
    setRequest((old) => ({
      ...old,
      firearm: { ...old.firearm, [field.replace('firearm.', '')]: suggestion },
    }))
  const params = { id: trace.id }
  return (
    <div className={styles['inset']}>
      <UnsavedGuard when={dirty && !save.isPending} />
      <Findings findings={findings} onTake={take} />
      <Form
        label={t('requestForm')}
        onSubmit={() => save.mutate({ params, body: { version: trace.version, request } })}
        error={save.error ?? submit.error}
        actions={
          <>
            {dirty ? (
              <Button type="submit" loading={save.isPending}>
                {t('save')}
              </Button>
            ) : (
              <Button
                disabled={reject}
                loading={submit.isPending}
                onClick={() => submit.mutate({ body: { ids: [trace.id], by: 'form' } })}
              >
                {t('submit')}
              </Button>
            )}
            <Button
              variant="subtle"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate({ params, body: { version: trace.version } })}
            >
              {t('withdraw')}
            </Button>
          </>
        }
      >
        <Initiation request={request} onChange={setRequest} />
        <FirearmFields request={request} onChange={setRequest} />
        <Requester request={request} onChange={setRequest} />
        <Checkbox
          label={t('bonaFide')}
          description={t('bonaFideHelp')}
          checked={request.bonaFide}
          onChange={(event) => setRequest({ ...request, bonaFide: event.currentTarget.checked })}
        />
      </Form>
    </div>
  )
}

/** The same rules as on the server, said while typing; only the server knows of other requests. */
function useFindings(trace: Trace, request: TraceRequest): Finding[] {
  const today = useNow().toISOString().slice(0, 10)
  const { recovery } = trace
  const other = trace.findings.find(({ code }) => code === 'already-requested')?.suggestion ?? null
  return checkRequest(request, {
    recoveredOn: recovery.recoveredOn,
    today,
    privatelyMade: recovery.privatelyMade,
    conversionDevice: recovery.conversionDevice,
    readings: recovery.readingState,
    stolenChecked: recovery.stolen !== 'not-checked',
    otherTrace: other,
    possessorBorn: recovery.possessors.map(({ bornOn }) => bornOn),
  })
}

interface PartProps {
  readonly request: TraceRequest
  readonly onChange: (request: TraceRequest) => void
}

function Initiation({ request, onChange }: PartProps) {
  const t = useMessages(text)
  const code = useMessages(words)
  const put = (patch: Partial<TraceRequest>) => onChange({ ...request, ...patch })
  return (
    <fieldset className={styles['part']}>
      <legend>{t('partOne')}</legend>
      <div className={styles['two']}>
        <Select
          label={`1b ${t('priority')}`}
          allowDeselect={false}
          data={Priority.options.map((value) => ({ value, label: code(`priority.${value}`) }))}
          value={request.priority}
          onChange={(value) => value && put({ priority: Priority.parse(value) })}
        />
        <Select
          label={`2a ${t('crime')}`}
          searchable
          clearable
          limit={40}
          data={offences.map((one) => ({ value: one.code, label: `${one.code} ${one.words}` }))}
          value={request.crimeCode || null}
          onChange={(value) => put({ crimeCode: value ?? '' })}
        />
      </div>
      {request.priority === 'urgent' && (
        <Textarea
          label={`1b ${t('justification')}`}
          required
          autosize
          minRows={2}
          value={request.justification}
          onChange={(event) => put({ justification: event.currentTarget.value })}
        />
      )}
      <div className={styles['two']}>
        <TextInput
          label={`1c ${t('instructions')}`}
          value={request.instructions}
          onChange={(event) => put({ instructions: event.currentTarget.value })}
        />
        <TextInput
          label={`2b ${t('project')}`}
          value={request.projectCode}
          onChange={(event) => put({ projectCode: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  )
}

const names = (list: readonly { name: string }[]) => [...new Set(list.map(({ name }) => name))]

function FirearmFields({ request, onChange }: PartProps) {
  const t = useMessages(text)
  const code = useMessages(words)
  const { firearm } = request
  const put = (patch: Partial<TraceRequest['firearm']>) =>
    onChange({ ...request, firearm: { ...firearm, ...patch } })
  const line = (item: string, field: 'serial' | 'model' | 'country') => (
    <TextInput
      label={`${item} ${t(`item.${item}` as 'item.5a')}`}
      value={firearm[field]}
      autoComplete="off"
      onChange={(event) => put({ [field]: event.currentTarget.value })}
    />
  )
  const list = (item: string, field: 'make' | 'calibre' | 'importer', data: string[]) => (
    <Autocomplete
      label={`${item} ${t(`item.${item}` as 'item.5a')}`}
      data={data}
      limit={12}
      value={firearm[field]}
      onChange={(value) => put({ [field]: value })}
    />
  )
  return (
    <fieldset className={styles['part']}>
      <legend>{t('partFive')}</legend>
      <div className={styles['two']}>
        {line('5a', 'serial')}
        {list('5c', 'make', names(makes))}
        <Select
          label={`5d ${t('item.5d')}`}
          searchable
          allowDeselect={false}
          data={FirearmKind.options.map((value) => ({ value, label: code(`type.${value}`) }))}
          value={firearm.type}
          onChange={(value) => value && put({ type: FirearmKind.parse(value) })}
        />
        {list('5e', 'calibre', names(calibres))}
        {line('5f', 'model')}
        {line('5g', 'country')}
        {list('5h', 'importer', names(importers))}
        <TextInput
          label={`5i ${t('item.5i')}`}
          value={firearm.markings ?? ''}
          onChange={(event) => put({ markings: event.currentTarget.value || null })}
        />
      </div>
      <Checkbox
        label={`5b ${t('obliterated')}`}
        checked={firearm.obliterated}
        onChange={(event) => put({ obliterated: event.currentTarget.checked })}
      />
      {firearm.obliterated && (
        <Textarea
          label={`IX ${t('item.IX')}`}
          required
          autosize
          minRows={2}
          value={firearm.obliteration}
          onChange={(event) => put({ obliteration: event.currentTarget.value })}
        />
      )}
    </fieldset>
  )
}

const REQUESTER = [
  ['4a', 'ori'],
  ['4b', 'phone'],
  ['4b', 'fax'],
  ['4b', 'email'],
  ['4c', 'officer'],
  ['4d', 'badge'],
  ['4e', 'caseNumber'],
  ['4f', 'unit'],
  ['4g', 'address'],
] as const

function Requester({ request, onChange }: PartProps) {
  const t = useMessages(text)
  const { requester } = request
  return (
    <fieldset className={styles['part']}>
      <legend>{t('partFour')}</legend>
      <div className={styles['two']}>
        {REQUESTER.map(([item, field]) => (
          <TextInput
            key={field}
            label={`${item} ${t(`requester.${field}`)}`}
            value={requester[field]}
            onChange={(event) =>
              onChange({ ...request, requester: { ...requester, [field]: event.currentTarget.value } })
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

import { Autocomplete, Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Form, problemFields, UnsavedGuard } from '#web/forms'
import { useMessages } from '#web/messages'
import { calibres, firearmWarnings, importers, makes } from '../../../../platform/firearms/contract.ts'
import { FirearmKind, type RecoveryContent } from '../../contract/index.ts'
import { words } from '../words.ts'
import { CameFields } from './CameFields.tsx'
import { Group, type PartProps } from './Group.tsx'
import { PeopleFields } from './PeopleFields.tsx'
import { text } from './text.ts'
import styles from './recoveries.module.css'

interface FormProps {
  readonly start: RecoveryContent
  readonly edit: boolean
  readonly saving: boolean
  readonly done: boolean
  readonly error: unknown
  readonly onSave: (content: RecoveryContent, reason: string) => void
  readonly onCancel: () => void
}

/** A recovered gun, typed from top to bottom; what looks like one of the classic errors is said while it is typed. */
export function RecoveryForm({ start, edit, saving, done, error, onSave, onCancel }: FormProps) {
  const t = useMessages(text)
  const [content, setContent] = useState(start)
  const [reason, setReason] = useState('')
  const change = (patch: Partial<RecoveryContent>) => setContent((old) => ({ ...old, ...patch }))
  const problem = problemFields(error)
  const wrong = (path: string) => problem.of(path) ?? problem.of(`content.${path}`)
  const parts = { content, change, wrong }
  return (
    <div className={styles['form']}>
      <UnsavedGuard when={!done && JSON.stringify(content) !== JSON.stringify(start)} />
      <Form
        label={t('formLabel')}
        onSubmit={() => onSave(content, reason)}
        error={error}
        actions={
          <>
            <Button type="submit" loading={saving || done}>
              {t(edit ? 'saveEdit' : 'save')}
            </Button>
            <Button variant="subtle" onClick={onCancel}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <Gun {...parts} />
        <CameFields {...parts} />
        <PeopleFields {...parts} />
        <Group title={t('remarks')}>
          <Textarea
            aria-label={t('remarks')}
            autosize
            minRows={2}
            value={content.remarks ?? ''}
            onChange={(event) => change({ remarks: event.currentTarget.value })}
          />
          {edit && (
            <Textarea
              label={t('reason')}
              description={t('reasonHelp')}
              required
              value={reason}
              error={problem.of('reason')}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Group>
      </Form>
    </div>
  )
}

const names = (list: readonly { name: string }[]) => [...new Set(list.map(({ name }) => name))]

function Gun({ content, change, wrong }: PartProps) {
  const t = useMessages(text)
  const code = useMessages(words)
  const { firearm } = content
  const put = (patch: Partial<RecoveryContent['firearm']>) => change({ firearm: { ...firearm, ...patch } })
  const warnings = firearmWarnings(firearm)
  const warned = (field: string) =>
    warnings
      .filter((one) => one.field === field)
      .map(({ code: warning, suggestion }) => (
        <p key={warning} className={styles['warning']} role="status">
          {t(`warning.${warning}`)}
          {suggestion && (
            <Button size="compact-xs" variant="default" onClick={() => put({ [field]: suggestion })}>
              {t('take', { value: suggestion })}
            </Button>
          )}
        </p>
      ))
  const list = (field: 'make' | 'importer' | 'calibre', data: string[]) => (
    <div>
      <Autocomplete
        label={t(field)}
        data={data}
        limit={12}
        value={firearm[field]}
        onChange={(value) => put({ [field]: value })}
        error={wrong(`firearm.${field}`)}
      />
      {warned(field)}
    </div>
  )
  const line = (field: 'serial' | 'model' | 'country', description?: string) => (
    <div>
      <TextInput
        label={t(field)}
        description={description}
        autoComplete="off"
        value={firearm[field]}
        error={wrong(`firearm.${field}`)}
        onChange={(event) => put({ [field]: event.currentTarget.value })}
      />
      {warned(field)}
    </div>
  )
  return (
    <Group title={t('firearm')}>
      {line('serial', t('serialHelp'))}
      <div className={styles['two']}>
        <div>
          <Select
            label={t('type')}
            searchable
            allowDeselect={false}
            data={FirearmKind.options.map((value) => ({ value, label: code(`type.${value}`) }))}
            value={firearm.type}
            onChange={(value) => value && put({ type: FirearmKind.parse(value) })}
          />
          {warned('type')}
        </div>
        {list('make', names(makes))}
        {line('model')}
        {list('calibre', names(calibres))}
        {list('importer', names(importers))}
        {line('country')}
      </div>
      <TextInput
        label={t('markings')}
        value={firearm.markings ?? ''}
        onChange={(event) => put({ markings: event.currentTarget.value })}
      />
      <Checkbox
        label={t('privatelyMade')}
        checked={firearm.privatelyMade}
        onChange={(event) => put({ privatelyMade: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('conversionDevice')}
        checked={firearm.conversionDevice}
        onChange={(event) => put({ conversionDevice: event.currentTarget.checked })}
      />
    </Group>
  )
}

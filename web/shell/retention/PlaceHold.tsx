import { useState } from 'react'
import { Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { Category } from '#contract'
import { useCall, useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { listHolds, listSchedules, placeHold, readPreview } from '../../../platform/retention/contract.ts'
import { typeName } from './Due.tsx'
import { words } from './words.ts'

const EMPTY = {
  scope: 'record' as 'record' | 'category',
  category: 'incident' as Category,
  recordType: 'incident',
  record: '',
  matter: '',
  reason: '',
}

const NUMBER = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i

/** Places a hold on one record or on a whole category. */
export function PlaceHold({ onDone }: { onDone: () => void }) {
  const t = useMessages(words)
  const [values, setValues] = useState(EMPTY)
  const [unread, setUnread] = useState(false)
  const set = (patch: Partial<typeof EMPTY>) => setValues((now) => ({ ...now, ...patch }))
  const place = useChange(placeHold, {
    invalidates: [listHolds, listSchedules, readPreview],
    onSuccess: () => {
      notifyDone({ message: t('placed') })
      onDone()
    },
  })
  const submit = () => {
    const { scope, category, recordType, matter, reason } = values
    if (scope === 'category') return place.mutate({ body: { what: { scope, category }, matter, reason } })
    const recordId = NUMBER.exec(values.record)?.[0]
    setUnread(!recordId)
    if (recordId) place.mutate({ body: { what: { scope, recordType, recordId }, matter, reason } })
  }
  const fields = problemFields(place.error)
  return (
    <Form
      label={t('place')}
      onSubmit={submit}
      error={place.error}
      inputs={['matter', 'reason']}
      actions={
        <Button type="submit" loading={place.isPending}>
          {t('place')}
        </Button>
      }
    >
      <SegmentedControl
        aria-label={t('what')}
        fullWidth
        value={values.scope}
        onChange={(scope) => set({ scope: scope === 'category' ? 'category' : 'record' })}
        data={[
          { value: 'record', label: t('oneRecord') },
          { value: 'category', label: t('wholeCategory') },
        ]}
      />
      <WhatToHold values={values} set={set} unread={unread} />
      <TextInput
        label={t('matter')}
        description={t('matterHelp')}
        value={values.matter}
        onChange={(event) => set({ matter: event.currentTarget.value })}
        error={fields.of('matter')}
      />
      <Textarea
        label={t('reason')}
        autosize
        minRows={2}
        value={values.reason}
        onChange={(event) => set({ reason: event.currentTarget.value })}
        error={fields.of('reason')}
      />
    </Form>
  )
}

interface WhatToHoldProps {
  values: typeof EMPTY
  set: (patch: Partial<typeof EMPTY>) => void
  /** Whether no record number could be read from what was written. */
  unread: boolean
}

function WhatToHold({ values, set, unread }: WhatToHoldProps) {
  const t = useMessages(words)
  const { data } = useCall(listHolds, { query: { state: 'live' } })
  if (values.scope === 'category')
    return (
      <Select
        label={t('category')}
        data={Category.options.map((value) => ({ value, label: t(value) }))}
        value={values.category}
        allowDeselect={false}
        onChange={(value) => set({ category: Category.parse(value) })}
      />
    )
  return (
    <>
      <Select
        label={t('recordType')}
        data={(data?.recordTypes ?? [values.recordType]).map((value) => ({ value, label: typeName(value) }))}
        value={values.recordType}
        allowDeselect={false}
        onChange={(value) => set({ recordType: value ?? values.recordType })}
      />
      <TextInput
        label={t('record')}
        description={t('recordHelp')}
        value={values.record}
        onChange={(event) => set({ record: event.currentTarget.value })}
        error={unread ? t('recordBad') : null}
      />
    </>
  )
}

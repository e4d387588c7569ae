import { useState } from 'react'
import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { AgencyKind } from '#contract'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { changeAgency, listAgencies, readEntrance } from '../../../platform/access/contract.ts'
import type { Agency } from '../../../platform/access/contract.ts'
import { words } from './words.ts'

const FIELDS = ['name', 'kind', 'contact', 'banner', 'passwordsExpire'] as const

const valuesOf = (agency: Agency) => ({
  name: agency.name,
  kind: agency.kind,
  contact: agency.contact,
  banner: agency.banner ?? '',
  passwordsExpire: agency.passwordsExpire,
})
type Values = ReturnType<typeof valuesOf>

/** What an agency says of itself. Name and kind are given by the agency that runs the installation. */
export function AgencyForm({ agency, host }: { agency: Agency; host: boolean }) {
  const t = useMessages(words)
  const first = valuesOf(agency)
  const [values, setValues] = useState(first)
  const save = useChange(changeAgency, {
    invalidates: [listAgencies, readEntrance],
    onSuccess: (saved) => notifyDone({ message: t('saved', { name: saved.name }) }),
  })
  const fields = problemFields(save.error)
  const change = (patch: Partial<Values>) => setValues((old) => ({ ...old, ...patch }))
  const changed = changes(first, values)
  return (
    <Form
      label={t('change')}
      onSubmit={() => save.mutate({ params: { id: agency.id }, body: changed })}
      error={save.error}
      inputs={FIELDS}
      actions={
        <Button type="submit" disabled={Object.keys(changed).length === 0} loading={save.isPending}>
          {t('save')}
        </Button>
      }
    >
      {host && (
        <TextInput
          label={t('name')}
          value={values.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={fields.of('name')}
        />
      )}
      {host && (
        <KindInput value={values.kind} onChange={(kind) => change({ kind })} error={fields.of('kind')} />
      )}
      <TextInput
        label={t('contact')}
        description={t('contactHelp')}
        value={values.contact}
        onChange={(event) => change({ contact: event.currentTarget.value })}
        error={fields.of('contact')}
      />
      <Checkbox
        label={t('expire')}
        description={t('expireHelp')}
        checked={values.passwordsExpire}
        onChange={(event) => change({ passwordsExpire: event.currentTarget.checked })}
      />
      {agency.host && (
        <Textarea
          label={t('banner')}
          description={t('bannerHelp')}
          autosize
          minRows={3}
          maxRows={12}
          value={values.banner}
          onChange={(event) => change({ banner: event.currentTarget.value })}
          error={fields.of('banner')}
        />
      )}
    </Form>
  )
}

/** Only what differs; an empty notice means the usual wording. */
function changes(first: Values, now: Values) {
  const { banner, ...rest } = now
  const differing = Object.entries(rest).filter(([name, value]) => first[name as keyof Values] !== value)
  return {
    ...(Object.fromEntries(differing) as Partial<Omit<Values, 'banner'>>),
    ...(banner !== first.banner && { banner: banner.trim() === '' ? null : banner }),
  }
}

export interface KindInputProps {
  value: AgencyKind
  onChange: (kind: AgencyKind) => void
  error: string | null
}

/** What the agency is before the law. */
export function KindInput({ value, onChange, error }: KindInputProps) {
  const t = useMessages(words)
  return (
    <Select
      label={t('kind')}
      description={t('kindHelp')}
      data={AgencyKind.options.map((kind) => ({ value: kind, label: t(`kind-${kind}`) }))}
      value={value}
      onChange={(kind) => kind && onChange(AgencyKind.parse(kind))}
      allowDeselect={false}
      error={error}
    />
  )
}

import { useState } from 'react'
import { Checkbox, Group, Radio, Textarea, TextInput } from '@mantine/core'
import { problemFields } from '#web/forms'
import { useNow } from '#web/messages'
import { DayInput } from '#web/sharing'
import { examineLead, ExaminationResult, type Lead } from '../../../contract/index.ts'
import { useLeadSay } from '../../leads/say.ts'
import { useFormText } from '../say.ts'
import { useLeadChange } from '../useLead.ts'
import { LeadModal } from './LeadModal.tsx'

/** What an examiner found on the physical items. */
export function ExamineForm({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useFormText()
  const { t: list } = useLeadSay()
  const today = localDay(useNow())
  const [values, setValues] = useState({
    result: null as ExaminationResult | null,
    method: t('methodDefault'),
    examinedOn: today,
    exhibits: [] as string[],
    notes: '',
  })
  const set = (patch: Partial<typeof values>) => setValues((old) => ({ ...old, ...patch }))
  const change = useLeadChange(examineLead, t('examineDone'), onClose)
  const { of } = problemFields(change.error)
  const submit = () =>
    change.mutate({
      params: { id: lead.id },
      body: { ...values, result: values.result as ExaminationResult },
    })
  return (
    <LeadModal
      title={t('examineTitle')}
      help={t('examineHelp')}
      confirm={t('examine')}
      busy={change.isPending}
      error={change.error}
      inputs={['result', 'method', 'examinedOn', 'exhibits', 'notes']}
      onSubmit={submit}
      onClose={onClose}
    >
      <Items
        lead={lead}
        value={values.exhibits}
        onChange={(exhibits) => set({ exhibits })}
        error={of('exhibits')}
      />
      <Radio.Group
        label={t('result')}
        value={values.result}
        onChange={(result) => set({ result: ExaminationResult.parse(result) })}
        error={of('result')}
      >
        <Group gap={18} pt={4}>
          {ExaminationResult.options.map((value) => (
            <Radio key={value} value={value} label={list(`result.${value}`)} />
          ))}
        </Group>
      </Radio.Group>
      <Textarea
        label={t('notes')}
        autosize
        minRows={3}
        value={values.notes}
        onChange={(event) => set({ notes: event.currentTarget.value })}
        error={of('notes')}
      />
      <TextInput
        label={t('method')}
        value={values.method}
        onChange={(event) => set({ method: event.currentTarget.value })}
        error={of('method')}
      />
      <DayInput
        label={t('examinedOn')}
        value={values.examinedOn}
        max={today}
        onChange={(examinedOn) => set({ examinedOn })}
        error={of('examinedOn')}
      />
    </LeadModal>
  )
}

/** The exhibits that two readers agree on, each once. */
function Items(props: {
  lead: Lead
  value: readonly string[]
  onChange: (ids: string[]) => void
  error: string | null
}) {
  const t = useFormText()
  const { lead, value, onChange, error } = props
  const sides = lead.pairs
    .filter((pair) => pair.state === 'agreed')
    .flatMap(({ one, two }) => [
      { exhibit: one, number: lead.one.number },
      { exhibit: two, number: lead.two.number },
    ])
  const items = sides.flatMap(({ exhibit, number }, at) =>
    exhibit && sides.findIndex((other) => other.exhibit?.id === exhibit.id) === at
      ? [{ id: exhibit.id, label: [exhibit.number, number, exhibit.calibre].filter(Boolean).join(', ') }]
      : [],
  )
  return (
    <Checkbox.Group
      label={t('items')}
      description={t('itemsHelp')}
      value={[...value]}
      onChange={onChange}
      error={error}
    >
      <Group gap={18} pt={4}>
        {items.map(({ id, label }) => (
          <Checkbox key={id} value={id} label={label} />
        ))}
      </Group>
    </Checkbox.Group>
  )
}

/** The day as the person's own calendar has it. */
const localDay = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

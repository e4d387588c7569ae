import { useState } from 'react'
import { Button, Select, Textarea } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useCall } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { PageBody, PageHead } from '#web/page'
import { useGo, usePageTitle } from '#web/pages'
import { listExhibits, LeadPriority, proposeLead } from '../../contract/index.ts'
import { useLeadSay } from './say.ts'
import { useFormText } from '../lead/say.ts'
import { useLeadChange } from '../lead/useLead.ts'
import styles from '../lead/lead.module.css'

/** Enters a probable link between two exhibits, as first reader. */
export default function ProposePage() {
  const t = useFormText()
  const { t: list } = useLeadSay()
  const go = useGo()
  const [values, setValues] = useState({
    one: null as string | null,
    two: null as string | null,
    words: '',
    priority: 'normal' as LeadPriority,
  })
  const set = (patch: Partial<typeof values>) => setValues((old) => ({ ...old, ...patch }))
  const propose = useLeadChange(proposeLead, t('proposeDone'))
  const { of } = problemFields(propose.error)
  const { one, two } = values
  usePageTitle(t('proposeTitle'))
  const submit = () => {
    if (!one || !two) return
    const { words, priority } = values
    propose.mutate(
      { body: { exhibits: [one, two], words, priority } },
      { onSuccess: (lead) => go(`/ballistics/leads/${lead.id}`) },
    )
  }
  return (
    <>
      <PageHead title={t('proposeTitle')} />
      <PageBody narrow>
        <Form
          label={t('proposeTitle')}
          onSubmit={submit}
          error={propose.error}
          inputs={['words', 'priority']}
          actions={
            <Button type="submit" disabled={!one || !two} loading={propose.isPending}>
              {t('propose')}
            </Button>
          }
        >
          <p className={styles['help']}>{t('proposeHelp')}</p>
          <ExhibitPicker label={t('exhibitOne')} value={one} onChange={(id) => set({ one: id })} />
          <ExhibitPicker label={t('exhibitTwo')} value={two} onChange={(id) => set({ two: id })} />
          <Textarea
            label={t('saw')}
            autosize
            minRows={3}
            value={values.words}
            onChange={(event) => set({ words: event.currentTarget.value })}
            error={of('words')}
          />
          <Select
            label={t('priority')}
            allowDeselect={false}
            data={LeadPriority.options.map((value) => ({ value, label: list(`priority.${value}`) }))}
            value={values.priority}
            onChange={(value) => set({ priority: LeadPriority.parse(value) })}
          />
        </Form>
      </PageBody>
    </>
  )
}

interface ExhibitPickerProps {
  readonly label: string
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

/** Finds an exhibit by the start of its number, barcode or case. */
function ExhibitPicker({ label, value, onChange }: ExhibitPickerProps) {
  const t = useFormText()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 200)
  const found = useCall(listExhibits, { query: { q, limit: 20 } }, { enabled: q !== '', keepPrevious: true })
  const data = (found.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: [row.number, row.case?.numbered ? row.case.number : null, row.calibre].filter(Boolean).join(', '),
  }))
  return (
    <Select
      label={label}
      description={t('exhibitHelp')}
      searchable
      clearable
      data={data}
      // What the server found is shown as it is: it also finds by barcode and case, which the label need not begin with.
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={q === '' ? null : t('exhibitNone')}
      value={value}
      onChange={onChange}
    />
  )
}

import { useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { listCases, listExhibits, readCase, reviseCase, type Case } from '../../contract/index.ts'
import { CASE_TEXTS, caseContent, CaseFields, type CaseValues } from './CaseFields.tsx'
import { text } from './text.ts'

/** Correcting what is known of a case. */
export function EditCase({ its, onClose }: { its: Case; onClose: () => void }) {
  const t = useMessages(text)
  const [opened] = useState(its)
  const [values, setValues] = useState<CaseValues>(() => ({
    number: opened.numbered ? opened.number : '',
    agency: opened.agency,
    ori: opened.ori ?? '',
    offence: opened.offence ?? '',
    occurredOn: opened.occurredOn ?? '',
    address: opened.address ?? '',
    investigator: opened.investigator ?? '',
  }))
  const revise = useChange(reviseCase, {
    invalidates: [readCase, listCases, listExhibits],
    onSuccess: ({ number }) => {
      notifyDone({ message: t('saved', { number }) })
      onClose()
    },
  })
  const { latitude, longitude } = opened
  const save = () =>
    revise.mutate({
      params: { id: opened.id },
      body: { version: opened.version, content: { ...caseContent(values), latitude, longitude } },
    })
  const problems = problemFields(revise.error)
  return (
    <Modal opened onClose={onClose} title={t('edit')} size="xl">
      <Form
        label={t('edit')}
        onSubmit={save}
        error={revise.error}
        inputs={CASE_TEXTS.map((name) => `content.${name}`)}
        actions={
          <>
            <Button type="submit" loading={revise.isPending}>
              {t('save')}
            </Button>
            <Button variant="subtle" onClick={onClose}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <CaseFields
          values={values}
          onChange={(patch) => setValues((old) => ({ ...old, ...patch }))}
          error={(name) => problems.of(`content.${name}`)}
        />
      </Form>
    </Modal>
  )
}

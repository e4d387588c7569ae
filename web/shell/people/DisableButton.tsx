import { useState } from 'react'
import { Button, Group, Modal } from '@mantine/core'
import { useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { ErrorNotice } from '#web/states'
import { changePerson, listPeople } from '../../../platform/access/contract.ts'
import type { Person } from '../../../platform/access/contract.ts'
import { words } from './words.ts'

/** Shuts an account after a question, or opens it again without one. */
export function DisableButton({ person }: { person: Person }) {
  const t = useMessages(words)
  const [asking, setAsking] = useState(false)
  const change = useChange(changePerson, {
    invalidates: [listPeople],
    onSuccess: ({ name, disabled }) => {
      setAsking(false)
      notifyDone({ message: t(disabled ? 'disabledDone' : 'enabledDone', { name }) })
    },
  })
  const set = (disabled: boolean) => change.mutate({ params: { id: person.id }, body: { disabled } })
  return (
    <div>
      <Button
        variant="default"
        loading={change.isPending}
        onClick={() => (person.disabled ? set(false) : setAsking(true))}
      >
        {t(person.disabled ? 'enable' : 'disable')}
      </Button>
      {change.error && !asking && <ErrorNotice error={change.error} />}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('disableTitle', { name: person.name })}
      >
        <p style={{ marginBottom: 14 }}>{t('disableText')}</p>
        {change.error && <ErrorNotice error={change.error} />}
        <Group justify="flex-end" gap={8} mt="md">
          <Button variant="subtle" onClick={() => setAsking(false)}>
            {t('keep')}
          </Button>
          <Button color="rust" loading={change.isPending} onClick={() => set(true)}>
            {t('disable')}
          </Button>
        </Group>
      </Modal>
    </div>
  )
}

import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '#web/client'
import type { ProblemError } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { addPasskey, askNewPasskey } from '../../../../platform/access/contract.ts'
import type { Enrolled } from './AuthenticatorForm.tsx'
import { usePasskeys } from './passkeys.ts'
import { words } from './words.ts'

/** Names a passkey and makes it; the browser asks for finger, face, PIN or key. */
export function PasskeyForm({ onEnrolled }: { onEnrolled: (enrolled: Enrolled) => void }) {
  const t = useMessages(words)
  const passkeys = usePasskeys()
  const [name, setName] = useState('')
  const add = useMutation<Enrolled, ProblemError>({
    mutationFn: async () => {
      const { options } = await call(askNewPasskey, {})
      const answer = await passkeys.make(options)
      return call(addPasskey, { body: { name: name.trim() || t('choosePasskey'), answer } })
    },
    onSuccess: onEnrolled,
  })
  return (
    <Form
      label={t('addPasskey')}
      onSubmit={() => add.mutate()}
      error={add.error}
      inputs={['name']}
      actions={
        <Button type="submit" loading={add.isPending} fullWidth>
          {t('addPasskey')}
        </Button>
      }
    >
      <TextInput
        label={t('passkeyName')}
        description={t('passkeyNameHelp')}
        placeholder={t('passkeyNameHolder')}
        name="passkey"
        autoComplete="off"
        maxLength={120}
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={problemFields(add.error).of('name')}
      />
    </Form>
  )
}

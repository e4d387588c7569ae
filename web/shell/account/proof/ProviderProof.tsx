import { useEffect, useState } from 'react'
import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { call, ProblemError, useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { ErrorNotice } from '#web/states'
import { beginProvider, readEntrance, readSession } from '../../../../platform/access/contract.ts'
import type { Session } from '../../../../platform/access/contract.ts'
import { beginConfirming, onConfirmed } from './confirming.ts'
import { words } from './words.ts'

/**
 * Proves at the provider of the agency who is there. That happens in a window of its own, so that the page and
 * what was typed in it stay.
 */
export function ProviderProof({
  provider,
  onSession,
}: {
  provider: string
  onSession: (session: Session) => void
}) {
  const t = useMessages(words)
  const entrance = useCall(readEntrance, {})
  const [waiting, setWaiting] = useState(false)
  const found = entrance.data?.providers.find(({ id, name }) => id === provider || name === provider)
  const name = found?.name ?? provider
  const begin = useMutation<void, ProblemError>({
    mutationFn: async () => {
      // Opened before anything is awaited: browsers block windows that no click asked for.
      const shown = window.open('about:blank', '_blank', 'popup,width=520,height=680')
      if (!shown) throw blocked(t('providerBlocked'))
      const banner = entrance.data?.banner.version ?? ''
      const { address } = await call(beginProvider, {
        params: { id: found?.id ?? provider },
        body: { banner },
      })
      beginConfirming()
      shown.location.href = address
      setWaiting(true)
    },
  })
  useEffect(
    () =>
      waiting
        ? onConfirmed(() => {
            void call(readSession, {}).then((session) => {
              setWaiting(false)
              if (session.state !== 'none') onSession(session)
            })
          })
        : undefined,
    [waiting, onSession],
  )
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconExternalLink size={16} stroke={1.6} />}
        loading={begin.isPending}
        onClick={() => begin.mutate()}
        fullWidth
      >
        {t('atProvider', { name })}
      </Button>
      {waiting && <p role="status">{t('providerWaiting', { name })}</p>}
      {begin.error && <ErrorNotice error={begin.error} />}
    </>
  )
}

function blocked(sentence: string): ProblemError {
  return new ProblemError({ code: 'window.blocked', sentence, remedy: '', requestId: '' }, 0)
}

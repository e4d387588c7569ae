import { Button } from '@mantine/core'
import { IconBuilding } from '@tabler/icons-react'
import { useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { ErrorNotice } from '#web/states'
import { beginProvider } from '../../../platform/access/contract.ts'
import { words } from './words.ts'

export interface ProviderButtonsProps {
  providers: readonly { id: string; name: string }[]
  banner: string
  onBanner: () => void
}

/** Sends people to the sign-in of their own agency; they come back to /sign-in/return. */
export function ProviderButtons({ providers, banner, onBanner }: ProviderButtonsProps) {
  const t = useMessages(words)
  const begin = useChange(beginProvider, {
    onSuccess: ({ address }) => window.location.assign(address),
    onError: ({ code }) => code === 'session.banner' && onBanner(),
  })
  return (
    <>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          leftSection={<IconBuilding size={16} stroke={1.6} />}
          loading={begin.isPending && begin.variables.params.id === id}
          onClick={() => begin.mutate({ params: { id }, body: { banner } })}
          fullWidth
        >
          {t('atProvider', { name })}
        </Button>
      ))}
      {begin.error && <ErrorNotice error={begin.error} />}
    </>
  )
}

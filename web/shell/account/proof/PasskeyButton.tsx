import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconFingerprint } from '@tabler/icons-react'
import { call } from '#web/client'
import { ErrorNotice } from '#web/states'
import { askPasskey } from '../../../../platform/access/contract.ts'
import type { Session } from '../../../../platform/access/contract.ts'
import { passkeysAvailable, usePasskeys } from './passkeys.ts'

export interface PasskeyButtonProps {
  label: string
  /** Sends what the passkey answered. */
  give: (answer: Record<string, unknown>) => Promise<Session>
  onSession: (session: Session) => void
  filled?: boolean
}

/** Proves with a passkey who is there; nothing shows where the browser offers none. */
export function PasskeyButton({ label, give, onSession, filled = false }: PasskeyButtonProps) {
  const passkeys = usePasskeys()
  const prove = useMutation({
    mutationFn: async () => {
      const { options } = await call(askPasskey, {})
      return give(await passkeys.use(options))
    },
    onSuccess: onSession,
  })
  if (!passkeysAvailable()) return null
  return (
    <>
      <Button
        variant={filled ? 'filled' : 'default'}
        leftSection={<IconFingerprint size={16} stroke={1.6} />}
        loading={prove.isPending}
        onClick={() => prove.mutate()}
        fullWidth
      >
        {label}
      </Button>
      {prove.error && <ErrorNotice error={prove.error} />}
    </>
  )
}

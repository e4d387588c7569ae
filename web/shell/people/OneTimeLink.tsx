import type { ReactNode } from 'react'
import { Button, Group, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { words } from './words.ts'

export interface OneTimeLinkProps {
  title: string
  link: string
  help: string
  /** What happens next. */
  next?: string
  children: ReactNode
}

/** A link to hand over. The server keeps only its hash, so this is the one time it can be copied. */
export function OneTimeLink({ title, link, help, next, children }: OneTimeLinkProps) {
  const t = useMessages(words)
  const clipboard = useClipboard({ timeout: 3_000 })
  const whole = new URL(link, window.location.origin).href
  const Icon = clipboard.copied ? IconCheck : IconCopy
  return (
    <div style={{ display: 'flex', flexDirection: 'column', gap: 14 }} role="status">
      <strong>{title}</strong>
      <TextInput
        label={t('link')}
        description={help}
        value={whole}
        readOnly
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        classNames={{ input: 'mono' }}
      />
      {next && <p style={{ color: 'var(--ink-2)' }}>{next}</p>}
      <Group gap={8}>
        <Button leftSection={<Icon size={16} stroke={1.6} />} onClick={() => clipboard.copy(whole)}>
          {t(clipboard.copied ? 'copied' : 'copy')}
        </Button>
        {children}
      </Group>
    </div>
  )
}

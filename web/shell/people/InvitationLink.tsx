import { Button, Group, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useFormats, useMessages } from '#web/messages'
import { words } from './words.ts'

export interface InvitationLinkProps {
  name: string
  link: string
  expiresAt: string
  onAnother: () => void
  onDone: () => void
}

/** The link to hand over. The server keeps only its hash, so this is the one time it can be copied. */
export function InvitationLink({ name, link, expiresAt, onAnother, onDone }: InvitationLinkProps) {
  const t = useMessages(words)
  const { moment } = useFormats()
  const clipboard = useClipboard({ timeout: 3_000 })
  const whole = new URL(link, window.location.origin).href
  const Icon = clipboard.copied ? IconCheck : IconCopy
  return (
    <div style={{ display: 'flex', flexDirection: 'column', gap: 14 }} role="status">
      <strong>{t('linkTitle', { name })}</strong>
      <TextInput
        label={t('link')}
        description={t('linkHelp', { moment: moment(expiresAt) })}
        value={whole}
        readOnly
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        classNames={{ input: 'mono' }}
      />
      <Group gap={8}>
        <Button leftSection={<Icon size={16} stroke={1.6} />} onClick={() => clipboard.copy(whole)}>
          {t(clipboard.copied ? 'copied' : 'copy')}
        </Button>
        <Button variant="default" onClick={onAnother}>
          {t('another')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('done')}
        </Button>
      </Group>
    </div>
  )
}

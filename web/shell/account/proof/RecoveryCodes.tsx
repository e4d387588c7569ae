import { useState } from 'react'
import { Button, Checkbox, Group } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './proof.module.css'

export interface RecoveryCodesProps {
  codes: readonly string[]
  email: string
  onKept: () => void
}

/** The recovery codes, shown this once; going on needs the word that they were kept. */
export function RecoveryCodes({ codes, email, onKept }: RecoveryCodesProps) {
  const t = useMessages(words)
  const [kept, setKept] = useState(false)
  return (
    <div className={styles.ways}>
      <h2 className={styles.codesTitle}>{t('codesTitle')}</h2>
      <p>{t('codesText')}</p>
      <p className="print-only">{t('codesFile', { email })}</p>
      <ol className={styles.codes} aria-label={t('codesTitle')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Keep text={[t('codesFile', { email }), '', ...codes, ''].join('\n')} />
      <Checkbox
        className="no-print"
        label={t('codesKept')}
        checked={kept}
        onChange={(event) => setKept(event.currentTarget.checked)}
      />
      <Button onClick={onKept} disabled={!kept} fullWidth>
        {t('goOn')}
      </Button>
    </div>
  )
}

/** The three ways to keep a text. */
function Keep({ text }: { text: string }) {
  const t = useMessages(words)
  const clipboard = useClipboard({ timeout: 3_000 })
  const Icon = clipboard.copied ? IconCheck : IconCopy
  return (
    <Group gap={8} className="no-print">
      <Button
        variant="default"
        leftSection={<Icon size={16} stroke={1.6} />}
        onClick={() => clipboard.copy(text)}
      >
        {t(clipboard.copied ? 'copied' : 'codesCopy')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} stroke={1.6} />}
        onClick={() => window.print()}
      >
        {t('codesPrint')}
      </Button>
      <Button
        variant="default"
        component="a"
        href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        download="throughline-recovery-codes.txt"
        leftSection={<IconDownload size={16} stroke={1.6} />}
      >
        {t('codesSave')}
      </Button>
    </Group>
  )
}

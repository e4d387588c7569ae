import type { ReactNode } from 'react'
import { Button } from '@mantine/core'
import { IconLanguage } from '@tabler/icons-react'
import { useLocale, useMessages } from '#web/messages'
import { Logo } from '../Logo.tsx'
import { words } from './words.ts'
import styles from './entry.module.css'

/** The pages before the shell: name, one column, the language at the foot. */
export function EntryPage({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  const t = useMessages(words)
  const { locale, choose } = useLocale()
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Logo size={26} />
        <span className={styles.name}>Throughline</span>
        <Button
          className={styles.language ?? ''}
          variant="subtle"
          leftSection={<IconLanguage size={16} stroke={1.6} />}
          onClick={() => choose(locale === 'en' ? 'es' : 'en')}
          lang={locale === 'en' ? 'es' : 'en'}
        >
          {t('otherLanguage')}
        </Button>
      </header>
      <main className={styles.main} data-aside={Boolean(aside)}>
        <div className={styles.column}>{children}</div>
        {aside}
      </main>
    </div>
  )
}

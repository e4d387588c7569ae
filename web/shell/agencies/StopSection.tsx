import { Button } from '@mantine/core'
import { useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { Section } from '#web/page'
import { ErrorNotice } from '#web/states'
import { listAgencies, startAgency, stopAgency } from '../../../platform/access/contract.ts'
import type { Agency } from '../../../platform/access/contract.ts'
import { AskFirst } from '../account/AskFirst.tsx'
import { words } from './words.ts'
import styles from './agencies.module.css'

/** The switch that ends all access of an agency at once, and the way back. */
export function StopSection({ agency, host }: { agency: Agency; host: boolean }) {
  const t = useMessages(words)
  const { id, name, own, stoppedAt } = agency
  const params = { id }
  const stop = useChange(stopAgency, {
    invalidates: [listAgencies],
    onSuccess: () => notifyDone({ message: t('stopDone', { name }) }),
  })
  const start = useChange(startAgency, {
    invalidates: [listAgencies],
    onSuccess: () => notifyDone({ message: t('startDone', { name }) }),
  })
  if (stoppedAt)
    return (
      <Section title={t('stopSection')}>
        <p className={styles.quiet}>{t('startHelp')}</p>
        {start.error && <ErrorNotice error={start.error} />}
        <Button
          className={styles.gap ?? ''}
          loading={start.isPending}
          onClick={() => start.mutate({ params })}
        >
          {t('start')}
        </Button>
      </Section>
    )
  const warning = [t('stopText', { name }), own && t(host ? 'stopHost' : 'stopOwn')]
  return (
    <Section title={t('stopSection')}>
      <p className={styles.quiet}>{t('stopHelp', { name })}</p>
      <div className={styles.gap}>
        <AskFirst
          label={t('stop')}
          title={t('stopTitle', { name })}
          text={warning.filter(Boolean).join(' ')}
          action={t('stop')}
          keep={t('keep')}
          danger
          pending={stop.isPending}
          error={stop.error}
          onDo={() => stop.mutateAsync({ params })}
        />
      </div>
    </Section>
  )
}

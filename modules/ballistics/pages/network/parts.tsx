import { useFormats, useMessages } from '#web/messages'
import { PageBody } from '#web/page'
import { Empty } from '#web/states'
import type { LinkedCase, LinkSource, LinkState, NetworkSide, NetworkStatus } from '../../contract/index.ts'
import { words } from './words.ts'
import styles from './network.module.css'

/** Lead dashed, hit solid; always with the word. */
export function State({ state }: { state: NetworkStatus | LinkState }) {
  const t = useMessages(words)
  return (
    <span className={styles['state']} data-state={state}>
      {t(state === 'unconfirmed' ? 'status.unconfirmed' : `state.${state}`)}
    </span>
  )
}

export function Sources({ sources }: { sources: readonly LinkSource[] }) {
  const t = useMessages(words)
  return (
    <span className={styles['badges']}>
      {sources.map((source) => (
        <span key={source} className={styles['badge']} title={t(`sourceLong.${source}`)}>
          {t(`source.${source}`)}
        </span>
      ))}
    </span>
  )
}

/** A case by its number, agency and day; what is not shared says so. */
export function CaseName({ one }: { one: LinkedCase | null }) {
  const t = useMessages(words)
  const { date } = useFormats()
  if (!one) return <span className={styles['quiet']}>{t('hiddenCase')}</span>
  const more = [one.agency, one.occurredOn && date(one.occurredOn)].filter(Boolean).join(', ')
  return (
    <span className={styles['case']}>
      <span className="mono">{one.number}</span>
      <span className={styles['quiet']}>{more || t('unknownCase')}</span>
    </span>
  )
}

/** The case of a side: as it is here, else as the list has it. */
export const caseOfSide = ({ shown, casefile, caseNumber, acquisition }: NetworkSide): LinkedCase | null =>
  shown
    ? {
        id: casefile?.id ?? null,
        number: casefile?.number ?? caseNumber ?? acquisition ?? '',
        agency: casefile?.agency ?? null,
        occurredOn: casefile?.occurredOn ?? null,
      }
    : null

/** For people whose role does not work with the network’s lists. */
export function MayNot() {
  const t = useMessages(words)
  return (
    <PageBody>
      <Empty centred title={t('mayNot')}>
        {t('mayNotText')}
      </Empty>
    </PageBody>
  )
}

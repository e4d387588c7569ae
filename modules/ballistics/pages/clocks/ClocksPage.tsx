import { Button } from '@mantine/core'
import { z } from 'zod'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead, Section } from '#web/page'
import { PageLink, usePageTitle, useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { ErrorNotice, Loading } from '#web/states'
import { clockKey, readClocks, type Clocks } from '../../contract/index.ts'
import { ClocksForm } from './ClocksForm.tsx'
import { ruleWords } from './say.ts'
import { text } from './text.ts'
import { clockWords } from './words.ts'
import styles from './clocks.module.css'

const search = z.object({ version: z.coerce.number().int().min(1).optional() })

/** How long each step may take and on which days the agency works. */
export default function ClocksPage() {
  const t = useMessages(text)
  const { moment } = useFormats()
  const [{ version }] = useSearch(search)
  const clocks = useCall(readClocks, { query: version === undefined ? {} : { version: String(version) } })
  const may = useMay('ballistics.manage')
  usePageTitle(t('title'))
  const { data } = clocks
  const changed =
    data &&
    (data.changedAt && data.changedBy
      ? t('version', { version: data.version, name: data.changedBy, moment: moment(data.changedAt) })
      : t('neverChanged'))
  return (
    <>
      <PageHead
        title={t('title')}
        {...(changed && { count: changed })}
        actions={
          <>
            <Button component={PageLink} to="/ballistics/region" variant="default">
              {t('region')}
            </Button>
            <Button component={PageLink} to="/ballistics" variant="default">
              {t('back')}
            </Button>
          </>
        }
      />
      {clocks.error && <ErrorNotice error={clocks.error} onRetry={() => void clocks.refetch()} />}
      {clocks.isPending && <Loading shape="form" />}
      {data && (
        <PageBody>
          {version !== undefined && <OldVersion version={version} />}
          <div className={styles.columns}>
            {may && version === undefined ? (
              <ClocksForm key={data.version} clocks={data} />
            ) : (
              <Told clocks={data} />
            )}
            <div className={styles.side}>
              <Coming days={data.closedDays} />
              <Versions clocks={data} />
            </div>
          </div>
        </PageBody>
      )}
    </>
  )
}

function OldVersion({ version }: { version: number }) {
  const t = useMessages(text)
  return (
    <p className={styles.old}>
      {t('oldVersion', { version })}{' '}
      <PageLink to="/ballistics/clocks" underline="always">
        {t('newest')}
      </PageLink>
    </p>
  )
}

function Told({ clocks: { content, dueIfNow, zone } }: { clocks: Clocks }) {
  const t = useMessages(text)
  const say = useMessages(clockWords)
  const { moment } = useFormats()
  const due = new Map(dueIfNow.map(({ key, at }) => [key, at]))
  const { weekend, holidays, closed, open } = content.calendar
  return (
    <div className={styles.main}>
      <Section title={t('clocks')}>
        <ul className={styles.told}>
          {content.clocks.map((clock) => (
            <li key={clockKey(clock)}>
              <strong>{ruleWords(say, clock)}</strong>
              <span className={styles.quiet}>
                {say(`kind.${clock.kind}`)} · {clock.source} · {t('ifNow')}{' '}
                {moment(due.get(clockKey(clock)) ?? '')}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('calendar')}>
        <ul className={styles.told}>
          <li>{t('zone', { zone })}</li>
          <li>
            {t('weekend')}: {weekend.map((day) => t(`day.${day}`)).join(', ') || t('none')}
          </li>
          {holidays === 'federal' && <li>{t('federal')}</li>}
          <NamedDays title={t('closed')} days={closed} />
          <NamedDays title={t('open')} days={open} />
        </ul>
      </Section>
    </div>
  )
}

function NamedDays({ title, days }: { title: string; days: Clocks['closedDays'] }) {
  const { date } = useFormats()
  if (days.length === 0) return null
  return (
    <li>
      {title}: {days.map(({ day, name }) => `${date(day)} (${name})`).join(', ')}
    </li>
  )
}

function Coming({ days }: { days: Clocks['closedDays'] }) {
  const t = useMessages(text)
  const { date } = useFormats()
  return (
    <Section title={t('coming')} note={t('comingNote')}>
      <ul className={styles.days}>
        {days.length === 0 && <li>{t('none')}</li>}
        {days.map(({ day, name }) => (
          <li key={day}>
            <span>{date(day)}</span> {name || t('local')}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Versions({ clocks: { versions } }: { clocks: Clocks }) {
  const t = useMessages(text)
  const { moment } = useFormats()
  return (
    <Section title={t('versions')}>
      <ul className={styles.told}>
        {versions.map(({ version, changedAt, changedBy, reason }) => (
          <li key={version}>
            <PageLink to="/ballistics/clocks" search={{ version: String(version) }}>
              {reason}
            </PageLink>
            <span className={styles.quiet}>
              {t('version', { version, name: changedBy, moment: moment(changedAt) })}
            </span>
          </li>
        ))}
        <li className={styles.quiet}>{t('asItCame')}</li>
      </ul>
    </Section>
  )
}

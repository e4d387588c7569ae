import { Group, Select } from '@mantine/core'
import { useState } from 'react'
import { useCall } from '#web/client'
import { Mark } from '#web/marks'
import { Section } from '#web/page'
import { PageLink } from '#web/pages'
import { ErrorNotice, Loading } from '#web/states'
import { listNearby } from '../../contract/index.ts'
import type { Incident } from '../../contract/index.ts'
import { markOf } from '../words.ts'
import { distanceWords, spanWords, useSentences } from './say.ts'
import styles from './record.module.css'

const METRES = [100, 200, 400, 800, 1600]
const MONTHS = [3, 6, 12, 24, 60]
const DAY = 86_400_000

/** How near counts as nearby, where nobody chose. */
export const NEARBY = { metres: 400, months: 12 } as const

/** Other shootings around this one, nearest first, with the distance and the time to choose. */
export function Nearby({ incident }: { incident: Incident }) {
  const say = useSentences()
  const { t } = say
  const [within, setWithin] = useState<{ metres: number; months: number }>(NEARBY)
  const near = useCall(listNearby, { params: { id: incident.id }, query: within }, { keepPrevious: true })
  if (incident.place.latitude === null) return null
  const found = near.data?.incidents ?? []
  const total = near.data?.total ?? 0
  const note =
    near.data &&
    t('nearbyNote', {
      count: total,
      metres: distanceWords(say, within.metres),
      months: t('months', { count: within.months }),
    })
  return (
    <Section title={t('nearby')} note={note} actions={<Within value={within} onChange={setWithin} />}>
      {near.isPending && <Loading shape="list" rows={3} />}
      {near.error && <ErrorNotice error={near.error} onRetry={() => void near.refetch()} />}
      {near.isSuccess && total === 0 && <p className={styles['quiet']}>{t('nearbyNone')}</p>}
      {found.length > 0 && (
        <ul className={styles['near']}>
          {found.map((one) => (
            <NearLine key={one.id} one={one} />
          ))}
        </ul>
      )}
      {total > found.length && <p className={styles['quiet']}>{t('nearbyFirst', { count: found.length })}</p>}
    </Section>
  )
}

function NearLine({
  one,
}: {
  one: {
    id: string
    number: string
    occurredOn: string
    class: Incident['class']
    metres: number
    days: number
  }
}) {
  const say = useSentences()
  const { t, code, formats } = say
  const mark = markOf(one.class)
  const span = spanWords(say, one.days * DAY)
  return (
    <li className={styles['nearLine']}>
      {mark ? <Mark kind={mark} /> : <span className={styles['noMark']} />}
      <PageLink to={`/incidents/${one.id}`} className="mono">
        {one.number}
      </PageLink>
      <span>{code(`class.${one.class}`)}</span>
      <span className={styles['nearDate']}>{formats.date(one.occurredOn)}</span>
      <span className={styles['quiet']}>
        {one.days === 0 ? t('sameDay') : t(one.days < 0 ? 'before' : 'after', { span })}
      </span>
      <span className={styles['nearFar']}>{distanceWords(say, one.metres)}</span>
    </li>
  )
}

interface WithinProps {
  value: { metres: number; months: number }
  onChange: (value: { metres: number; months: number }) => void
}

function Within({ value, onChange }: WithinProps) {
  const say = useSentences()
  const { t } = say
  return (
    <Group gap={8} className="no-print">
      <Select
        aria-label={t('distance')}
        w={{ base: 132, sm: 96 }}
        allowDeselect={false}
        data={METRES.map((count) => ({ value: String(count), label: distanceWords(say, count) }))}
        value={String(value.metres)}
        onChange={(metres) => metres && onChange({ ...value, metres: Number(metres) })}
      />
      <Select
        aria-label={t('time')}
        w={{ base: '100%', sm: 226 }}
        allowDeselect={false}
        data={MONTHS.map((count) => ({
          value: String(count),
          label: t('beforeAfter', { months: t('months', { count }) }),
        }))}
        value={String(value.months)}
        onChange={(months) => months && onChange({ ...value, months: Number(months) })}
      />
    </Group>
  )
}

import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { Facts, PageBody, PageHead, Section } from '#web/page'
import { PageLink, usePageTitle } from '#web/pages'
import { NotRead, RecordPage } from '#web/record'
import { readNetworkLead, type NetworkEvent, type NetworkSide } from '../../contract/index.ts'
import { State } from './parts.tsx'
import { words, type Words } from './words.ts'
import styles from './network.module.css'

/** One lead of the network: both sides, and what lists and people said of it. */
export default function LeadPage() {
  const t = useMessages(words)
  return (
    <RecordPage back={{ to: '/ballistics/network', label: t('toNetwork') }}>
      {(id) => <Read id={id} />}
    </RecordPage>
  )
}

function Read({ id }: { id: string }) {
  const t = useMessages(words)
  const { date } = useFormats()
  const read = useCall(readNetworkLead, { params: { id } })
  const lead = read.data
  usePageTitle(lead ? t('leadOf', { number: lead.number }) : t('lead'))
  if (!lead) return <NotRead of={read} />
  return (
    <>
      <PageHead
        title={t('leadOf', { number: lead.number })}
        labels={<State state={lead.status} />}
        actions={<PageLink to="/ballistics/network">{t('toNetwork')}</PageLink>}
      />
      <PageBody>
        {lead.status === 'unconfirmed' && <p className={styles['note']}>{t('unconfirmedNote')}</p>}
        <Facts
          facts={[
            [t('issued'), date(lead.issuedOn)],
            [t('toldOn'), lead.notifiedOn ? date(lead.notifiedOn) : t('notTold')],
            [t(lead.status === 'hit' ? 'confirmed' : 'examined'), lead.confirmedOn && date(lead.confirmedOn)],
            [t('examiner'), lead.examiner],
            [t('owner'), lead.owner],
          ]}
        />
        <div className={styles['sides']}>
          <Side title={t('firstCase')} side={lead.a} />
          <Side title={t('secondCase')} side={lead.b} />
        </div>
        <Section title={t('history')}>
          <ol className={styles['events']}>
            {lead.history.map((event) => (
              <Event key={event.at + event.kind} event={event} />
            ))}
          </ol>
        </Section>
      </PageBody>
    </>
  )
}

const mono = (text: string | null | undefined) => text && <span className="mono">{text}</span>

function Side({ title, side }: { title: string; side: NetworkSide }) {
  const t = useMessages(words)
  const { date } = useFormats()
  const { exhibit, casefile, foundBy, task } = side
  const linked = exhibit && <PageLink to={`/ballistics/exhibits/${exhibit.id}`}>{exhibit.number}</PageLink>
  if (!side.shown)
    return (
      <Section title={title}>
        <p className={styles['quiet']}>{t('hiddenCase')}</p>
      </Section>
    )
  return (
    <Section
      title={title}
      note={task && <PageLink to="/ballistics/network/matching">{t(`task.${task}`)}</PageLink>}
    >
      <Facts
        facts={[
          [t('acquisition'), mono(side.acquisition)],
          [t('exhibit'), linked ?? t('unknownCase')],
          [t('caseNumber'), mono(side.caseNumber)],
          [t('caseHere'), mono(casefile?.number)],
          [t('agency'), casefile?.agency],
          [t('occurred'), casefile?.occurredOn && date(casefile.occurredOn)],
          [t('foundBy'), foundBy && t(`foundBy.${foundBy}`)],
        ]}
      />
    </Section>
  )
}

function Event({ event }: { event: NetworkEvent }) {
  const t = useMessages(words)
  const { moment, date } = useFormats()
  const say = (field: string, value: string | null) => {
    if (value === null) return t('nothing')
    if (field === 'status') return t(`status.${value}` as keyof Words)
    return /^\d{4}-\d\d-\d\d$/.test(value) ? date(value) : value
  }
  return (
    <li>
      <p className={styles['eventHead']}>
        <strong>{t(`event.${event.kind}`)}</strong>
        <span className={styles['quiet']}>
          {[moment(event.at), event.by, event.list].filter(Boolean).join(', ')}
        </span>
      </p>
      {event.kind !== 'listed' && (
        <ul className={styles['changes']}>
          {event.changes.map(({ field, before, after }) => (
            <li key={field}>
              {t(`field.${field}` as keyof Words)}:{' '}
              {t('fromTo', { before: say(field, before), after: say(field, after) })}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

import { Button } from '@mantine/core'
import { addressOf, useCall, useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { Facts, PageBody, PageHead, Section } from '#web/page'
import { PageLink, usePageParams } from '#web/pages'
import { useMay } from '#web/session'
import { ErrorNotice, Loading, LongWork } from '#web/states'
import {
  continuePurge,
  downloadCertificate,
  listPurges,
  readPurge,
} from '../../../platform/retention/contract.ts'
import type { Certificate, PurgeItem } from '../../../platform/retention/contract.ts'
import { typeName } from './Due.tsx'
import { stateKey } from './Purges.tsx'
import { periodWords, words } from './words.ts'
import styles from './retention.module.css'

const LOOK_AGAIN_MS = 2_000

/** One purge: how far it is, then its certificate, which prints. */
export default function Purge() {
  const t = useMessages(words)
  const { id } = usePageParams<'id'>()
  const first = useCall(readPurge, { params: { id } })
  const running = first.data?.finishedAt === null && stateKey(first.data) === 'running'
  const purge = useCall(readPurge, { params: { id } }, { refreshEvery: running && LOOK_AGAIN_MS })
  const certificate = purge.data?.certificate
  return (
    <>
      <PageHead
        title={t(certificate ? 'certificate' : 'purge')}
        count={
          certificate &&
          t('certificateCount', { category: t(certificate.category), agency: certificate.agency })
        }
        actions={certificate && <CertificateActions id={id} />}
      />
      <PageBody narrow>
        {purge.isPending && <Loading shape="list" />}
        {purge.error && <ErrorNotice error={purge.error} onRetry={() => void purge.refetch()} />}
        {purge.data && !certificate && <UnderWay purge={purge.data} />}
        {certificate && (
          <CertificateFacts certificate={certificate} hash={purge.data?.certificateHash ?? null} />
        )}
        <p className="no-print">
          <PageLink to="/retention" search={{ show: 'purges' }}>
            {t('back')}
          </PageLink>
        </p>
      </PageBody>
    </>
  )
}

function CertificateActions({ id }: { id: string }) {
  const t = useMessages(words)
  return (
    <>
      <Button variant="default" component="a" href={addressOf(downloadCertificate, { id })} download>
        {t('download')}
      </Button>
      <Button onClick={() => window.print()}>{t('print')}</Button>
    </>
  )
}

function UnderWay({ purge }: { purge: PurgeItem }) {
  const t = useMessages(words)
  const manages = useMay('retention.manage')
  const goOn = useChange(continuePurge, { invalidates: [readPurge, listPurges] })
  const running = stateKey(purge) === 'running'
  return (
    <div className={styles.stack}>
      <LongWork
        title={t(running ? 'working' : 'stopped')}
        done={purge.purged}
        total={purge.asked}
        unit={t('unit')}
      />
      {purge.job?.problem && <ErrorNotice error={{ ...purge.job.problem, requestId: '' }} />}
      {goOn.error && <ErrorNotice error={goOn.error} />}
      {!running && manages && (
        <div>
          <Button loading={goOn.isPending} onClick={() => goOn.mutate({ params: { id: purge.id } })}>
            {t('goOn')}
          </Button>
        </div>
      )}
    </div>
  )
}

function CertificateFacts({ certificate: it, hash }: { certificate: Certificate; hash: string | null }) {
  const t = useMessages(words)
  const { number, date, moment } = useFormats()
  return (
    <>
      <Facts
        facts={[
          [t('destroyed'), <strong key="purged">{t('purged', { count: it.purged })}</strong>],
          ...it.records.map(
            ({ recordType, asked, purged }) =>
              [typeName(recordType), t('ofAsked', { done: number(purged), total: number(asked) })] as const,
          ),
          [t('keptByHold'), it.held > 0 ? number(it.held) : null],
          [t('keptChanged'), it.kept > 0 ? number(it.kept) : null],
          [t('dated'), date(it.dueTo)],
          [
            t('schedule'),
            t('keptFrom', { period: periodWords(t, it.schedule), from: t(it.schedule.countedFrom) }),
          ],
          [t('authority'), it.schedule.authority],
          [t('askedBy'), `${it.askedBy}, ${moment(it.askedAt)}`],
          [t('reason'), it.reason],
          [t('approvedBy'), `${it.approvedBy}, ${moment(it.approvedAt)}`],
          [t('finished'), moment(it.finishedAt)],
          [
            t('audit'),
            t('auditRows', { first: String(it.auditEvents.first), last: String(it.auditEvents.last) }),
          ],
        ]}
      />
      <Section title={t('idsHash')}>
        <p className={styles.hash}>{it.idsHash}</p>
        <p className={styles.small}>{t('proof')}</p>
      </Section>
      <Section title={t('certificateHash')}>
        <p className={styles.hash}>{hash}</p>
      </Section>
    </>
  )
}

import { Button } from '@mantine/core'
import { useCall, useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { Facts, PageBody, PageHead, Section, WithSidePanel } from '#web/page'
import { PageLink, useGo, usePageParams, usePageTitle, useSearch } from '#web/pages'
import { useSession } from '#web/session'
import { categoryWords } from '#web/sharing'
import { ErrorNotice, Loading } from '#web/states'
import { z } from 'zod'
import {
  acceptAgreement,
  listAgreements,
  readAgreement,
  readSharingChoices,
} from '../../../platform/sharing/contract.ts'
import type { Agreement } from '../../../platform/sharing/contract.ts'
import { EndButton } from './EndButton.tsx'
import { GivePanel } from './GivePanel.tsx'
import { GrantsTable } from './GrantsTable.tsx'
import { useSay } from './say.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

const Search = z.object({ share: z.literal('yes').optional() })

/** One agreement: what it says, who accepted it, what is shared under it. */
export default function AgreementPage() {
  const { id } = usePageParams<'id'>()
  const { data, error, refetch } = useCall(readAgreement, { params: { id } })
  usePageTitle(data?.terms.name ?? '')
  if (error)
    return (
      <PageBody>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
      </PageBody>
    )
  return data ? <Shown agreement={data} /> : <Loading />
}

function Shown({ agreement }: { agreement: Agreement }) {
  const t = useMessages(words)
  const [search, change] = useSearch(Search)
  const { terms, state } = agreement
  const close = () => change({ share: undefined })
  const panel = search.share &&
    agreement.mayGrant && {
      title: t('shareTitle', { name: terms.name }),
      onClose: close,
      children: <GivePanel agreement={agreement} onDone={close} />,
    }
  return (
    <WithSidePanel panel={panel || null}>
      <PageHead
        title={terms.name}
        count={t(state)}
        actions={<Actions agreement={agreement} onShare={() => change({ share: 'yes' })} />}
      />
      <PageBody>
        <Standing agreement={agreement} />
        <Terms agreement={agreement} />
        <Section title={t('parties')}>
          <Parties agreement={agreement} />
        </Section>
        <Section title={t('sharedUnder')}>
          <GrantsTable filter={{ agreement: agreement.id }} />
        </Section>
      </PageBody>
    </WithSidePanel>
  )
}

function Actions({ agreement, onShare }: { agreement: Agreement; onShare: () => void }) {
  const t = useMessages(words)
  const go = useGo()
  const { agency } = useSession()
  const accept = useChange(acceptAgreement, {
    invalidates: [readAgreement, listAgreements],
    onSuccess: () => notifyDone({ message: t('acceptDone') }),
  })
  const { id, mayAccept, mayEdit, mayAmend, mayEnd, mayGrant } = agreement
  return (
    <>
      {mayEnd && <EndButton agreement={agreement} />}
      {mayAmend && (
        <Button variant="default" onClick={() => go('/sharing/agreements/new', { replaces: id })}>
          {t('amend')}
        </Button>
      )}
      {mayEdit && <Button onClick={() => go(`/sharing/agreements/${id}/edit`)}>{t('edit')}</Button>}
      {mayAccept && (
        <Button loading={accept.isPending} onClick={() => accept.mutate({ params: { id } })}>
          {t('accept', { agency: agency?.name ?? '' })}
        </Button>
      )}
      {mayGrant && <Button onClick={onShare}>{t('share')}</Button>}
      {accept.error && <ErrorNotice error={accept.error} />}
    </>
  )
}

/** Why it is not in force, where it is not. */
function Standing({ agreement }: { agreement: Agreement }) {
  const t = useMessages(words)
  const { day } = useFormats()
  const { state, ended, replacedBy } = agreement
  if (state === 'draft')
    return (
      <div className={styles.preview}>
        <p>{t('askedText')}</p>
        <PageLink to="/approvals">{t('toApprovals')}</PageLink>
      </div>
    )
  if (state === 'replaced')
    return (
      <div className={styles.preview}>
        <p>{t('replacedText')}</p>
        {replacedBy && <PageLink to={`/sharing/agreements/${replacedBy}`}>{t('openNewer')}</PageLink>}
      </div>
    )
  if (!ended) return null
  return (
    <div className={styles.preview}>
      <p>{t('endedText', { by: ended.by, day: day(ended.at), reason: ended.reason })}</p>
    </div>
  )
}

function Terms({ agreement: { terms } }: { agreement: Agreement }) {
  const t = useMessages(words)
  const { date } = useFormats()
  const say = useSay(useCall(readSharingChoices, {}).data)
  const { title, number, date: signed } = terms.document
  const left = say.left(terms.categories, terms.fields)
  return (
    <Facts
      facts={[
        [t('paper'), [title, number, signed && date(signed)].filter(Boolean).join(', ')],
        [t('kinds'), terms.categories.map(categoryWords).join(', ')],
        [t('left'), left.join(', ') || t('leftNone')],
        [t('mostSensitive'), t(terms.upTo === 'restricted' ? 'restrictedToo' : 'openOnly')],
        [t('purposes'), say.purposes(terms)],
        [t('period'), t('periodText', { from: date(terms.startsOn), until: date(terms.expiresOn) })],
        [t('handOn'), t(terms.reshare ? 'handOnYes' : 'handOnNo')],
        [t('callNotice'), t(terms.deconfliction ? 'yes' : 'no')],
      ]}
    />
  )
}

function Parties({ agreement }: { agreement: Agreement }) {
  const t = useMessages(words)
  const { day } = useFormats()
  return (
    <ul className={styles.list}>
      {agreement.parties.map(({ agency, acceptedAt }) => (
        <li key={agency.id} className={styles.line}>
          <span>
            {agency.name}
            {agency.id === agreement.proposedBy.id && (
              <span className={styles.quiet}> · {t('proposer')}</span>
            )}
          </span>
          <span className={acceptedAt ? styles.quiet : styles.attention}>
            {acceptedAt ? t('accepted', { day: day(acceptedAt) }) : t('waiting')}
          </span>
        </li>
      ))}
    </ul>
  )
}

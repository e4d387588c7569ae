import { useState } from 'react'
import { z } from 'zod'
import { useCall, useChange } from '#web/client'
import { useMessages, useNow } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { PageLink, usePageParams, useSearch } from '#web/pages'
import { ErrorNotice, Loading } from '#web/states'
import { listActs } from '../../../platform/acts/contract.ts'
import {
  listAgreements,
  proposeAgreement,
  readAgreement,
  readSharingChoices,
  reviseAgreement,
} from '../../../platform/sharing/contract.ts'
import type { Agreement, SharingChoices } from '../../../platform/sharing/contract.ts'
import { AgreementForm } from './AgreementForm.tsx'
import { partsOf } from './say.ts'
import { emptyTerms, termsFrom, valuesOf, type TermsValues } from './values.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

const Search = z.object({ replaces: z.uuid().optional() })

/** Writes an agreement, a new version of one, or one again that a second person sent back. */
export default function NewAgreement() {
  const { id } = usePageParams<'id'>() as { id?: string }
  const [{ replaces }] = useSearch(Search)
  const from = id ?? replaces
  const choices = useCall(readSharingChoices, {})
  const known = useCall(readAgreement, { params: { id: from ?? '' } }, { enabled: from !== undefined })
  const error = choices.error ?? known.error
  if (error)
    return (
      <PageBody>
        <ErrorNotice error={error} />
      </PageBody>
    )
  if (!choices.data || (from !== undefined && !known.data)) return <Loading shape="form" />
  return <Writing choices={choices.data} known={known.data} editing={id !== undefined} />
}

interface WritingProps {
  choices: SharingChoices
  known: Agreement | undefined
  editing: boolean
}

function useSending({ choices, known, editing }: WritingProps) {
  const [asked, setAsked] = useState<{ id: string; actId: string } | null>(null)
  const options = { invalidates: [listAgreements, readAgreement, listActs], onSuccess: setAsked }
  const propose = useChange(proposeAgreement, options)
  const revise = useChange(reviseAgreement, options)
  const send = (values: TermsValues) => {
    const terms = termsFrom(values, partsOf(choices, values.categories))
    const { reason } = values
    if (editing && known) revise.mutate({ params: { id: known.id }, body: { terms, reason } })
    else propose.mutate({ body: { terms, replaces: known?.id ?? null, reason } })
  }
  return {
    asked,
    send,
    error: propose.error ?? revise.error,
    busy: propose.isPending || revise.isPending,
  }
}

function Writing(props: WritingProps) {
  const t = useMessages(words)
  const { choices, known, editing } = props
  const { asked, send, error, busy } = useSending(props)
  const today = useNow().toISOString().slice(0, 10)
  const [start] = useState(() => {
    if (!known) return emptyTerms(today)
    const partners = known.parties.map(({ agency }) => agency.id).filter((one) => one !== choices.own.id)
    const terms = { ...known.terms, partners }
    return valuesOf(editing ? terms : { ...terms, startsOn: today }, partsOf(choices, terms.categories))
  })
  const name = known?.terms.name ?? ''
  const title = known ? t(editing ? 'editTitle' : 'versionTitle', { name }) : t('newTitle')
  return (
    <>
      <PageHead title={title} count={known ? undefined : t('newCount')} />
      <PageBody narrow>
        {asked ? (
          <Asked {...asked} />
        ) : (
          <>
            {known && !editing && <p className={styles.quiet}>{t('versionText')}</p>}
            <AgreementForm
              choices={choices}
              start={start}
              version={known !== undefined && !editing}
              busy={busy}
              error={error}
              onSubmit={send}
            />
          </>
        )}
      </PageBody>
    </>
  )
}

function Asked({ id, actId }: { id: string; actId: string }) {
  const t = useMessages(words)
  return (
    <div className={styles.stack} role="status">
      <p className={styles.verdict}>{t('askedTitle')}</p>
      <p>{t('askedText')}</p>
      <PageLink to="/approvals" search={{ view: 'mine', act: actId }}>
        {t('toApprovals')}
      </PageLink>
      <PageLink to={`/sharing/agreements/${id}`}>{t('toAgreement')}</PageLink>
    </div>
  )
}

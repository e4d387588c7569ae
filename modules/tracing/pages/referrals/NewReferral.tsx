import { z } from 'zod'
import { useCall, useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { PageLink, useGo, useSearch } from '#web/pages'
import { Empty, ErrorNotice, Loading } from '#web/states'
import {
  draftReferral,
  listIndicators,
  listReferrals,
  readIndicator,
  type IndicatorRow,
} from '../../contract/index.ts'
import { ReferralForm } from './ReferralForm.tsx'
import { text } from './text.ts'

const Search = z.object({ indicators: z.string().max(2_000).default('') })

/** Begins a referral of the indicators in the address. */
export default function NewReferral() {
  const t = useMessages(text)
  const [{ indicators }] = useSearch(Search)
  const ids = indicators.split(',').filter(Boolean)
  const fresh = useCall(listIndicators, { query: { state: 'new', limit: 500 } })
  const kept = useCall(listIndicators, { query: { state: 'kept', limit: 500 } })
  const rows = [...(fresh.data?.rows ?? []), ...(kept.data?.rows ?? [])].filter(({ id }) => ids.includes(id))
  const failed = fresh.error ?? kept.error
  return (
    <>
      <PageHead title={t('newTitle')} count={rows.length > 0 && t('newCount', { count: rows.length })} />
      <PageBody narrow>
        {failed && <ErrorNotice error={failed} onRetry={() => void fresh.refetch()} />}
        {!failed && (fresh.isPending || kept.isPending) && <Loading />}
        {fresh.data && kept.data && rows.length === 0 && (
          <Empty title={t('none')} action={<PageLink to="/tracing/indicators">{t('toIndicators')}</PageLink>}>
            {t('noIndicators')}
          </Empty>
        )}
        {fresh.data && kept.data && rows.length > 0 && <Begin rows={rows} />}
      </PageBody>
    </>
  )
}

function Begin({ rows }: { rows: readonly IndicatorRow[] }) {
  const t = useMessages(text)
  const go = useGo()
  const draft = useChange(draftReferral, {
    invalidates: [listReferrals, listIndicators, readIndicator],
    onSuccess: ({ id }) => go(`/tracing/referrals/${id}`),
  })
  return (
    <ReferralForm
      first={{
        receiver: 'trafficking-unit',
        receiverName: '',
        contact: '',
        narrative: rows.map(({ sentence }) => sentence).join('\n\n'),
        request: '',
      }}
      indicators={rows}
      confirm={t('begin')}
      busy={draft.isPending}
      error={draft.error}
      onSave={(content, indicatorIds) => draft.mutate({ body: { indicatorIds, content } })}
    />
  )
}

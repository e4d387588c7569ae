import { useInfiniteQuery } from '@tanstack/react-query'
import type { CallOutput } from '#contract'
import { call, keyOf, type ProblemError } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { PageLink, usePageParams, usePageTitle } from '#web/pages'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { recordHistory } from '../../../platform/audit/contract.ts'
import { HistoryList } from './HistoryList.tsx'
import { MoreButton } from './MoreButton.tsx'
import { words } from './words.ts'

type Page = CallOutput<typeof recordHistory>

/** Who opened and changed one record, when and why. */
export default function RecordHistory() {
  const t = useMessages(words)
  const { day } = useFormats()
  const { type, record } = usePageParams<'type' | 'record'>()
  const history = useHistory(type, record)
  const first = history.data?.pages[0]
  const entries = history.data?.pages.flatMap((page) => page.entries) ?? []
  const title = t('historyTitle', { type, record: record.length > 12 ? `…${record.slice(-8)}` : record })
  usePageTitle(title)
  return (
    <>
      <PageHead
        title={title}
        count={t('historyCount')}
        actions={first?.recordPath && <PageLink to={first.recordPath}>{t('open')}</PageLink>}
      />
      <PageBody>
        {history.isPending && <Loading shape="table" />}
        {history.error && <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />}
        {first?.forgottenAt && <p>{t('forgotten', { day: day(first.forgottenAt) })}</p>}
        {first && !first.seen && entries.length > 0 && <p>{t('unseen')}</p>}
        {history.isSuccess && entries.length === 0 && (
          <Empty title={t('historyNoneTitle')}>{t('historyNoneText')}</Empty>
        )}
        {entries.length > 0 && <HistoryList entries={entries} />}
        <MoreButton list={history} count={entries.length} />
      </PageBody>
    </>
  )
}

function useHistory(type: string, record: string) {
  return useInfiniteQuery<Page, ProblemError, { pages: Page[] }, readonly unknown[], string | null>({
    queryKey: [...keyOf(recordHistory), type, record],
    queryFn: ({ pageParam, signal }) =>
      call(
        recordHistory,
        { params: { type, record }, query: pageParam === null ? {} : { cursor: pageParam } },
        { signal },
      ),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
  })
}

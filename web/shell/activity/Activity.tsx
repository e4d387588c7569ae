import { Button, Group } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { CallOutput } from '#contract'
import { call, keyOf } from '#web/client'
import type { ProblemError } from '#web/client'
import { useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { myActivity } from '../../../platform/audit/contract.ts'
import { ActivityTable } from './ActivityTable.tsx'
import { words } from './words.ts'

type Page = CallOutput<typeof myActivity>

/** What the audit holds about the person reading it. */
export default function Activity() {
  const t = useMessages(words)
  const activity = useInfiniteQuery<Page, ProblemError, { pages: Page[] }, readonly unknown[], string | null>(
    {
      queryKey: [...keyOf(myActivity), 'pages'],
      queryFn: ({ pageParam, signal }) =>
        call(myActivity, pageParam === null ? {} : { query: { cursor: pageParam } }, { signal }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    },
  )
  const entries = activity.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <>
      <PageHead title={t('title')} count={t('count')} />
      <PageBody>
        {activity.isPending && <Loading shape="table" />}
        {activity.error && <ErrorNotice error={activity.error} onRetry={() => void activity.refetch()} />}
        {activity.isSuccess && entries.length === 0 && <Empty title={t('noneTitle')}>{t('noneText')}</Empty>}
        {entries.length > 0 && <ActivityTable entries={entries} />}
        {entries.length > 0 && (
          <Group gap={16}>
            {activity.hasNextPage && (
              <Button
                variant="default"
                loading={activity.isFetchingNextPage}
                onClick={() => void activity.fetchNextPage()}
              >
                {t('more')}
              </Button>
            )}
            <span style={{ color: 'var(--ink-3)' }}>{t('shown', { count: entries.length })}</span>
          </Group>
        )}
      </PageBody>
    </>
  )
}

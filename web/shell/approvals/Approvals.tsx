import { SegmentedControl } from '@mantine/core'
import { z } from 'zod'
import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { useSearch } from '#web/pages'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { ActView, listActs } from '../../../platform/acts/contract.ts'
import { ActDialog } from './ActDialog.tsx'
import { ActRow } from './ActRow.tsx'
import { words } from './words.ts'
import styles from './approvals.module.css'

const Search = z.object({ view: ActView.optional(), act: z.uuid().optional() })

/** What needs a second person: waiting for the reader, asked by the reader, decided. */
export default function Approvals() {
  const t = useMessages(words)
  const [search, change] = useSearch(Search)
  const view = search.view ?? 'for-me'
  const list = useCall(listActs, { query: { view } }, { keepPrevious: true, staleTime: 0 })
  const acts = list.data?.acts ?? []
  return (
    <>
      <PageHead title={t('title')} count={t('count')} />
      <PageBody>
        <div>
          <SegmentedControl
            aria-label={t('view')}
            value={view}
            onChange={(value) => change({ view: ActView.parse(value), act: undefined })}
            data={ActView.options.map((value) => ({ value, label: t(value) }))}
          />
        </div>
        {list.isPending && <Loading shape="list" />}
        {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && acts.length === 0 && (
          <Empty title={t(`none-${view}`)}>{t(`noneText-${view}`)}</Empty>
        )}
        {acts.length > 0 && (
          <ul className={styles.list}>
            {acts.map((act) => (
              <ActRow key={act.id} act={act} onOpen={() => change({ act: act.id })} />
            ))}
          </ul>
        )}
      </PageBody>
      {search.act && <ActDialog id={search.act} onClose={() => change({ act: undefined })} />}
    </>
  )
}

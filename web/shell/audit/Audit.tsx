import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { addressOf, call, keyOf, useCall, type ProblemError } from '#web/client'
import { FilterBar } from '#web/filters'
import { useKeys } from '#web/keyboard'
import { useMessages, useNow } from '#web/messages'
import { PageBody, PageHead, WithSidePanel } from '#web/page'
import { useSearch } from '#web/pages'
import { useMay, useSession } from '#web/session'
import { Empty, ErrorNotice, Loading } from '#web/states'
import type { CallOutput } from '#contract'
import { exportAudit, readChoices, searchAudit } from '../../../platform/audit/contract.ts'
import type { AuditEntry } from '../../../platform/audit/contract.ts'
import { EntryFacts } from './EntryFacts.tsx'
import { EntryTable } from './EntryTable.tsx'
import { MoreButton } from './MoreButton.tsx'
import { fieldsOf, filterOf, Search, type AuditSearch } from './filters.ts'
import { words } from './words.ts'

type Page = CallOutput<typeof searchAudit>

/** The auditor's search over everything that was opened and changed. */
export default function Audit() {
  const t = useMessages(words)
  const reads = useMay('audit.read')
  if (reads) return <AuditSearchPage />
  return (
    <>
      <PageHead title={t('title')} />
      <PageBody>
        <Empty title={t('forbiddenTitle')}>{t('forbiddenText')}</Empty>
      </PageBody>
    </>
  )
}

function AuditSearchPage() {
  const t = useMessages(words)
  const { agency } = useSession()
  const [search, change] = useSearch(Search)
  const found = useEntries(search)
  const entries = found.data?.pages.flatMap((page) => page.entries) ?? []
  const at = entries.findIndex(({ id }) => id === search.entry)
  const open = (entry: AuditEntry | undefined) => change({ entry: entry?.id })
  useKeys([
    { keys: 'j', label: t('next'), run: () => open(entries[at + 1] ?? entries[at]) },
    { keys: 'k', label: t('previous'), run: () => open(entries[Math.max(at - 1, 0)]) },
    { keys: 'Escape', label: t('close'), run: () => open(undefined) },
  ])
  const shown = entries[at]
  const panel = shown && {
    title: shown.action,
    subtitle: shown.person?.name ?? t('nobody'),
    onClose: () => open(undefined),
    children: <EntryFacts entry={shown} />,
  }
  return (
    <WithSidePanel panel={panel ?? null}>
      <PageHead
        title={t('title')}
        count={t('count', { agency: agency?.name ?? '' })}
        actions={
          <Button
            component="a"
            variant="default"
            href={addressOf(exportAudit, {}, filterOf(search))}
            download
          >
            {t('export')}
          </Button>
        }
      />
      <PageBody>
        <Filters search={search} onChange={change} />
        {found.isPending && <Loading shape="table" />}
        {found.error && <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />}
        {found.isSuccess && entries.length === 0 && <Empty title={t('noneTitle')}>{t('noneText')}</Empty>}
        {entries.length > 0 && <EntryTable entries={entries} selected={search.entry} onSelect={open} />}
        <MoreButton list={found} count={entries.length} />
      </PageBody>
    </WithSidePanel>
  )
}

interface FiltersProps {
  search: AuditSearch
  onChange: (patch: Record<string, unknown>) => void
}

function Filters({ search, onChange }: FiltersProps) {
  const t = useMessages(words)
  const choices = useCall(readChoices, {}, { staleTime: 600_000 })
  const today = useNow().toLocaleDateString('en-CA')
  const nothing = Object.fromEntries(Object.keys(Search.shape).map((key) => [key, undefined]))
  return (
    <FilterBar
      fields={fieldsOf(t, today, choices.data)}
      value={search}
      onChange={(next) => onChange({ ...nothing, ...next, entry: undefined })}
    />
  )
}

function useEntries(search: AuditSearch) {
  const filter = filterOf(search)
  return useInfiniteQuery<Page, ProblemError, { pages: Page[] }, readonly unknown[], string | null>({
    queryKey: [...keyOf(searchAudit), 'pages', filter],
    queryFn: ({ pageParam, signal }) =>
      call(
        searchAudit,
        { query: { ...filter, ...(pageParam === null ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
  })
}

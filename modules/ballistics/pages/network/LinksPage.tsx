import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { z } from 'zod'
import { addressOf, useCall } from '#web/client'
import { FilterBar, type FilterField } from '#web/filters'
import { useFormats, useMessages, useNow } from '#web/messages'
import { PageHead } from '#web/page'
import { PageLink, usePageTitle, useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice } from '#web/states'
import { DataTable, type DataColumn } from '#web/table'
import {
  countCaseLinks,
  exportCaseLinks,
  linkFilter,
  LinkSource,
  LinkState,
  listCaseLinks,
  type CaseLink,
  type LinkCounts,
} from '../../contract/index.ts'
import { wholeDay } from './days.ts'
import { CaseName, Sources, State } from './parts.tsx'
import { PAGE, pagesOf } from './usePages.ts'
import { words } from './words.ts'
import styles from './network.module.css'

const Search = z.object({
  ...linkFilter,
  cursor: z.string().max(400).optional(),
  at: z.coerce.number().int().min(1).optional(),
})
type View = z.output<typeof Search>

const inQuery = ({ state, source, casefile, exhibit, from, to, q }: View) => ({
  casefile,
  exhibit,
  from,
  to,
  q,
  ...(state?.length && { state: state.join(',') }),
  ...(source?.length && { source: source.join(',') }),
})

/** Pairs of cases that leads and hits link, of both sources, each with where it comes from. */
export default function LinksPage() {
  const t = useMessages(words)
  const [view, change] = useSearch(Search)
  const query = inQuery(view)
  const counts = useCall(countCaseLinks, { query }, { keepPrevious: true })
  const answer = useCall(
    listCaseLinks,
    { query: { ...query, limit: PAGE, ...(view.cursor && { cursor: view.cursor }) } },
    { keepPrevious: true },
  )
  usePageTitle(t('links'))
  const rows = answer.data?.links ?? []
  const pages = pagesOf(view, answer.data?.next ?? null, change)
  const columns = useColumns()
  return (
    <>
      <PageHead
        title={t('links')}
        {...(counts.data && { count: t('linksCount', headOf(counts.data)) })}
        actions={<Export query={query} />}
      />
      {counts.data && <Apart counts={counts.data} />}
      <div className={styles['filters']}>
        <Bar view={view} change={change} />
      </div>
      <DataTable<CaseLink>
        title={t('pairsTitle', { count: counts.data?.pairs ?? 0 })}
        columns={columns}
        rows={rows}
        rowId={(row) => row.key}
        storageKey="ballistics-links"
        phone={(row) => ({
          first: row.cases.map((one) => one?.number ?? t('hiddenCase')).join(' – '),
          second: (
            <span className={styles['badges']}>
              <State state={row.state} />
              <Sources sources={row.sources} />
            </span>
          ),
          aside: row.firstOn,
        })}
        paging={{
          from: rows.length > 0 ? pages.at : 0,
          to: pages.at + rows.length - 1,
          total: counts.data?.pairs ?? 0,
          order: t('newest'),
          onPrevious: pages.onPrevious,
          onNext: pages.onNext,
        }}
        loading={answer.isPending}
        {...(answer.error && {
          error: <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />,
        })}
        empty={<Empty title={t('noLinks')}>{t('noLinksText')}</Empty>}
      />
    </>
  )
}

const headOf = ({ pairs, hits, unconfirmed, notConfirmed }: LinkCounts) => ({
  pairs,
  hits,
  unconfirmed,
  notConfirmed,
})

/** Both sources apart, so that nobody adds up what counts once. */
function Apart({ counts }: { counts: LinkCounts }) {
  const t = useMessages(words)
  const { pairsBySource: pairs, hitsBySource: hits, both } = counts
  return (
    <p className={styles['apart']}>
      {t('linksApart', {
        own: pairs.own,
        ownHits: hits.own,
        network: pairs.network,
        networkHits: hits.network,
        both,
      })}
    </p>
  )
}

function Export({ query }: { query: ReturnType<typeof inQuery> }) {
  const t = useMessages(words)
  if (!useMay('ballistics.export')) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['csv', 'xlsx'] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={addressOf(exportCaseLinks, {}, { ...query, format })}
            download
          >
            {format.toUpperCase()}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

type BarValue = Readonly<Record<string, string | readonly string[] | undefined>>

interface BarProps {
  view: View
  change: (patch: Record<string, unknown>, options?: { push?: boolean }) => void
}

function Bar({ view, change }: BarProps) {
  const t = useMessages(words)
  const today = useNow(3_600_000).toISOString().slice(0, 10)
  const { state, source, from, to, q } = view
  const fields: FilterField<BarValue>[] = [
    { kind: 'dates', from: 'from', to: 'to', label: t('firstOn'), today, pinned: true },
    {
      kind: 'choice',
      key: 'state',
      label: t('state'),
      multiple: true,
      pinned: true,
      options: LinkState.options.map((value) => ({ value, label: t(`state.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'source',
      label: t('source'),
      multiple: true,
      pinned: true,
      options: LinkSource.options.map((value) => ({ value, label: t(`sourceLong.${value}`) })),
    },
    { kind: 'text', key: 'q', label: t('caseNumberAsked'), pinned: true },
  ]
  return (
    <FilterBar<BarValue>
      fields={fields}
      value={{ state, source, from, to, q }}
      onChange={({ state, source, from, to, q }) =>
        change(
          {
            state,
            source,
            from: wholeDay(from, 'from'),
            to: wholeDay(to, 'to'),
            q,
            cursor: undefined,
            at: undefined,
          },
          { push: true },
        )
      }
    />
  )
}

function useColumns(): DataColumn<CaseLink>[] {
  const t = useMessages(words)
  const { date } = useFormats()
  return [
    { id: 'one', header: t('firstCase'), hideable: false, cell: (row) => <CaseName one={row.cases[0]} /> },
    { id: 'two', header: t('secondCase'), hideable: false, cell: (row) => <CaseName one={row.cases[1]} /> },
    { id: 'state', header: t('state'), cell: (row) => <State state={row.state} /> },
    { id: 'source', header: t('source'), cell: (row) => <Sources sources={row.sources} /> },
    { id: 'leads', header: t('leads'), cell: (row) => <Leads leads={row.leads} /> },
    { id: 'firstOn', header: t('firstOn'), cell: (row) => date(row.firstOn) },
    { id: 'hitOn', header: t('hitOn'), quiet: true, cell: (row) => row.hitOn && date(row.hitOn) },
  ]
}

function Leads({ leads }: Pick<CaseLink, 'leads'>) {
  return (
    <span className={styles['badges']}>
      {leads.slice(0, 3).map(({ source, id, number }) => (
        <PageLink
          key={id}
          className="mono"
          to={source === 'network' ? `/ballistics/network/leads/${id}` : `/ballistics/leads/${id}`}
        >
          {number}
        </PageLink>
      ))}
      {leads.length > 3 && <span className={styles['quiet']}>+{leads.length - 3}</span>}
    </span>
  )
}

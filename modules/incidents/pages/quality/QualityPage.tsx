import { SegmentedControl, Select } from '@mantine/core'
import { z } from 'zod'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { PageLink, usePageTitle, useSearch } from '#web/pages'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { readQuality } from '../../contract/index.ts'
import type { QualityCheck, SourceQuality as Told } from '../../contract/index.ts'
import { Checks } from './Checks.tsx'
import { text } from './text.ts'
import styles from './quality.module.css'

type SourceQuality = z.infer<typeof Told>

const Search = z.object({ source: z.string().max(60).optional() })
const KINDS = ['missing', 'late', 'contradictory'] as const
/** More sources than this do not fit side by side. */
const MOST_TABS = 5

/** What is missing, late or contradictory, one source at a time. */
export default function QualityPage() {
  const t = useMessages(text)
  const { number } = useFormats()
  const quality = useCall(readQuality, {})
  const [search, change] = useSearch(Search)
  usePageTitle(t('title'))
  const sources = quality.data?.sources ?? []
  const source = sources.find((one) => one.source === search.source) ?? sources[0]
  const incidents = sources.reduce((sum, one) => sum + one.incidents, 0)
  return (
    <>
      <PageHead
        title={t('title')}
        {...(sources.length > 0 && {
          count: t('count', { count: sources.length, incidents: number(incidents) }),
        })}
        {...(source &&
          sources.length > 1 && {
            actions: (
              <SourceChoice
                sources={sources}
                value={source.source}
                onChange={(next) => change({ source: next })}
              />
            ),
          })}
      />
      {quality.isPending && <Loading />}
      {quality.error && (
        <PageBody>
          <ErrorNotice error={quality.error} onRetry={() => void quality.refetch()} />
        </PageBody>
      )}
      {quality.data && !source && (
        <PageBody>
          <Empty
            title={t('emptyTitle')}
            action={<PageLink to="/incidents/imports">{t('toImports')}</PageLink>}
          >
            {t('emptyText')}
          </Empty>
        </PageBody>
      )}
      {source && (
        <Source
          source={source}
          checks={(quality.data?.checks ?? []).filter((check) => check.source === source.source)}
        />
      )}
    </>
  )
}

/** A source as people call it: what they type themselves has no name of its own. */
function useSourceName() {
  const t = useMessages(text)
  return (source: string) => (source === 'entered' ? t('source.entered') : source)
}

interface SourceChoiceProps {
  sources: readonly SourceQuality[]
  value: string
  onChange: (source: string) => void
}

function SourceChoice({ sources, value, onChange }: SourceChoiceProps) {
  const t = useMessages(text)
  const name = useSourceName()
  const data = sources.map(({ source }) => ({ value: source, label: name(source) }))
  if (data.length <= MOST_TABS)
    return <SegmentedControl aria-label={t('source')} data={data} value={value} onChange={onChange} />
  return (
    <Select
      aria-label={t('source')}
      data={data}
      value={value}
      onChange={(next) => next && onChange(next)}
      searchable
      allowDeselect={false}
    />
  )
}

function Source({ source, checks }: { source: SourceQuality; checks: readonly QualityCheck[] }) {
  return (
    <>
      <Figures source={source} />
      <PageBody>
        {KINDS.map((kind) => (
          <Checks key={kind} kind={kind} checks={checks.filter((check) => check.kind === kind)} />
        ))}
      </PageBody>
    </>
  )
}

/** How much a source holds and how fresh it is. */
function Figures({ source }: { source: SourceQuality }) {
  const t = useMessages(text)
  const name = useSourceName()
  const { number, date, moment } = useFormats()
  const { lastIncidentOn, lastImportAt, medianDelayDays } = source
  const facts = [
    [t('source'), name(source.source)],
    [t('incidents'), number(source.incidents)],
    [t('lastIncident'), lastIncidentOn ? date(lastIncidentOn) : t('unknown')],
    [t('lastImport'), lastImportAt ? moment(lastImportAt) : t('never')],
    [
      t('delay'),
      medianDelayDays === null ? t('noDelay') : t('delayValue', { days: medianDelayDays }),
      medianDelayDays === null ? null : t('delayHelp'),
    ],
  ] as const
  return (
    <dl className={styles['figures']}>
      {facts.map(([term, value, help]) => (
        <div key={term} className={styles['figure']}>
          <dt>{term}</dt>
          <dd>
            {value}
            {help && <span className={styles['help']}>{help}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

import { Button, Popover, Select, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { z } from 'zod'
import { addressOf, useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead, Section } from '#web/page'
import { PageLink, usePageTitle, useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { Month, readTraceMeasures, reportTraceMeasures, type TraceMeasures } from '../../contract/index.ts'
import { words } from '../words.ts'
import { Causes, InShort, Months, Outcomes, ShareTrend } from './Parts.tsx'
import { TRENDS, type Sayings, type Trend } from './say.ts'
import { text } from './text.ts'
import styles from './measures.module.css'

const Search = z.object({
  from: Month.optional(),
  to: Month.optional(),
  agency: z.coerce.number().int().positive().optional(),
  trend: z.enum(TRENDS).optional(),
})

/** How completely and how fast guns are traced, and what comes of it. */
export default function MeasuresPage() {
  const say: Sayings = { t: useMessages(text), code: useMessages(words), formats: useFormats() }
  const { t, formats } = say
  const [{ from, to, agency }] = useSearch(Search)
  const query = {
    ...(from && { from }),
    ...(to && { to }),
    ...(agency && { agency: String(agency) }),
  }
  const measures = useCall(readTraceMeasures, { query }, { keepPrevious: true })
  const { data } = measures
  usePageTitle(t('title'))
  return (
    <>
      <PageHead
        title={t('title')}
        {...(data && {
          count: t('head', {
            agency: data.agency.name,
            from: formats.date(data.from),
            to: formats.date(data.to),
            today: formats.date(data.today),
          }),
        })}
        actions={<Actions measures={data} />}
      />
      {measures.error && <ErrorNotice error={measures.error} onRetry={() => void measures.refetch()} />}
      {data ? <Body measures={data} say={say} /> : !measures.error && <Loading />}
    </>
  )
}

const COUNTED = ['recovered', 'traced', 'days', 'purchaser', 'time', 'back'] as const

function Body({ measures, say }: { measures: TraceMeasures; say: Sayings }) {
  const { t } = say
  const [{ trend = 'comprehensive' }] = useSearch(Search)
  const { whole } = measures
  if (whole.recovered + whole.requested + whole.answered === 0)
    return (
      <PageBody>
        <Choices measures={measures} say={say} trend={trend} />
        <Empty title={t('emptyTitle')}>{t('emptyHelp')}</Empty>
      </PageBody>
    )
  return (
    <PageBody>
      <Choices measures={measures} say={say} trend={trend} />
      <div className={styles['pair']}>
        <InShort measures={measures} say={say} />
        <ShareTrend measures={measures} trend={trend} say={say} />
      </div>
      <Months measures={measures} say={say} />
      <div className={styles['pair']}>
        <Outcomes measures={measures} say={say} />
        <Causes measures={measures} say={say} />
      </div>
      <Section title={t('counted')}>
        <ul className={styles['counted']}>
          {COUNTED.map((key) => (
            <li key={key}>{t(`counted.${key}`)}</li>
          ))}
        </ul>
      </Section>
    </PageBody>
  )
}

/** Period, agency and the trend that is drawn; kept in the address. */
function Choices({ measures, say: { t }, trend }: { measures: TraceMeasures; say: Sayings; trend: Trend }) {
  const [, change] = useSearch(Search)
  const month = (name: 'from' | 'to', value: string) => {
    if (Month.safeParse(value).success) change({ [name]: value }, { push: true })
  }
  return (
    <div className={styles['bar']}>
      {(['from', 'to'] as const).map((name) => (
        <TextInput
          key={name}
          type="month"
          label={t(name === 'from' ? 'fromMonth' : 'toMonth')}
          value={measures[name]}
          onChange={(event) => month(name, event.currentTarget.value)}
        />
      ))}
      {measures.agencies.length > 1 && (
        <Select
          className={styles['wide'] ?? ''}
          label={t('agency')}
          allowDeselect={false}
          data={measures.agencies.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(measures.agency.id)}
          onChange={(value) => change({ agency: value ? Number(value) : undefined }, { push: true })}
        />
      )}
      <Select
        className={styles['wide'] ?? ''}
        label={t('shown')}
        allowDeselect={false}
        data={TRENDS.map((value) => ({ value, label: t(value) }))}
        value={trend}
        onChange={(value) => change({ trend: TRENDS.find((one) => one === value) })}
      />
    </div>
  )
}

function Actions({ measures }: { measures: TraceMeasures | undefined }) {
  const t = useMessages(text)
  const may = useMay('tracing.export')
  const asked = measures && { from: measures.from, to: measures.to, agency: String(measures.agency.id) }
  const address = (format: 'pdf' | 'csv') => addressOf(reportTraceMeasures, undefined, { ...asked, format })
  return (
    <>
      <Button component={PageLink} to="/tracing/analysis" variant="subtle">
        {t('analysis')}
      </Button>
      {may && asked && (
        <Popover position="bottom-end" trapFocus>
          <Popover.Target>
            <Button variant="default" leftSection={<IconDownload size={16} stroke={1.6} />}>
              {t('report')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <div className={styles['report']}>
              <Button component="a" href={address('pdf')} download>
                {t('pdf')}
              </Button>
              <Button component="a" href={address('csv')} download variant="default">
                {t('csv')}
              </Button>
              <p>
                {t('reportHelp')} <PageLink to="/tracing/publication">{t('publication')}</PageLink>
              </p>
            </div>
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  )
}

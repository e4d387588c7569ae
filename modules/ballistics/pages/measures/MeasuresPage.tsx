import { useState } from 'react'
import { Button, Popover, Select, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { z } from 'zod'
import { addressOf, useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { PageLink, usePageTitle, useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { GroupBy, Month, readMeasures, reportMeasures, type Measures } from '../../contract/index.ts'
import { ruleWords } from '../clocks/say.ts'
import { clockWords } from '../clocks/words.ts'
import { BacklogAges, Entered, ShareGroups, ShareTrend } from './Plots.tsx'
import { monthsWords, type Sayings } from './say.ts'
import { BacklogTable, Leads, Limits, Outcomes, Spans } from './Tables.tsx'
import { text } from './text.ts'
import styles from './measures.module.css'

const search = z.object({
  from: Month.optional(),
  to: Month.optional(),
  by: GroupBy.optional(),
  limit: z.string().max(80).optional(),
  keeper: z.coerce.number().int().positive().optional(),
})

/** How fast evidence was handled and what came of it. */
export default function MeasuresPage() {
  const say: Sayings = { t: useMessages(text), clock: useMessages(clockWords), formats: useFormats() }
  const { t, formats } = say
  const [{ from, to, by, keeper }] = useSearch(search)
  const query = {
    ...(from && { from }),
    ...(to && { to }),
    ...(by && { by }),
    ...(keeper && { keeper: String(keeper) }),
  }
  const measures = useCall(readMeasures, { query }, { keepPrevious: true })
  const { data } = measures
  usePageTitle(t('title'))
  return (
    <>
      <PageHead
        title={t('title')}
        {...(data && {
          count: t('head', {
            keeper: data.keeper,
            period: t('period', monthsWords(say, data)),
            moment: formats.moment(data.asOf),
          }),
        })}
        actions={<Actions measures={data} />}
      />
      {measures.error && <ErrorNotice error={measures.error} onRetry={() => void measures.refetch()} />}
      {data ? <Body measures={data} say={say} /> : !measures.error && <Loading />}
    </>
  )
}

function Body({ measures, say }: { measures: Measures; say: Sayings }) {
  const { t } = say
  const [{ limit, by = 'agency' }] = useSearch(search)
  const standard = measures.clocks.find(({ rule }) => rule.kind === 'standard') ?? measures.clocks[0]
  const clock = measures.clocks.find(({ key }) => key === limit) ?? standard
  const nothing =
    measures.months.every(
      ({ received, acquisitions, leads, networkLeads }) => !(received + acquisitions + leads + networkLeads),
    ) && measures.backlog.stages.every(({ count }) => count === 0)
  return (
    <PageBody>
      <Choices measures={measures} say={say} chosen={clock?.key} />
      {nothing ? (
        <Empty title={t('emptyTitle')}>{t('emptyHelp')}</Empty>
      ) : (
        <>
          {clock && (
            <div className={styles.pair}>
              <ShareTrend measures={measures} clock={clock} say={say} />
              {clock.groups.length > 0 ? (
                <ShareGroups clock={clock} by={by} say={say} />
              ) : (
                <Entered measures={measures} say={say} />
              )}
            </div>
          )}
          <Limits measures={measures} say={say} />
          <Spans measures={measures} say={say} />
          <div className={styles.pair}>
            <BacklogAges measures={measures} say={say} />
            <Entered measures={measures} say={say} />
          </div>
          <BacklogTable measures={measures} say={say} />
          <Leads measures={measures} say={say} />
          <Outcomes measures={measures} say={say} />
        </>
      )}
    </PageBody>
  )
}

interface ChoicesProps {
  readonly measures: Measures
  readonly say: Sayings
  readonly chosen: string | undefined
}

/** Period, limit and what is compared; kept in the address. */
function Choices({ measures, say: { t, clock }, chosen }: ChoicesProps) {
  const [{ by = 'agency' }, change] = useSearch(search)
  const month = (name: 'from' | 'to', value: string) => {
    if (Month.safeParse(value).success) change({ [name]: value }, { push: true })
  }
  return (
    <div className={styles.bar}>
      <MonthInput label={t('fromMonth')} value={measures.from} onChange={(value) => month('from', value)} />
      <MonthInput label={t('toMonth')} value={measures.to} onChange={(value) => month('to', value)} />
      <Select
        label={t('compare')}
        data={GroupBy.options.map((value) => ({ value, label: t(`by.${value}`) }))}
        value={by}
        allowDeselect={false}
        onChange={(value) => change({ by: value ?? undefined }, { push: true })}
      />
      <Select
        className={styles.wide ?? ''}
        label={t('chosen')}
        data={measures.clocks.map(({ key, rule }) => ({ value: key, label: ruleWords(clock, rule) }))}
        value={chosen ?? null}
        allowDeselect={false}
        onChange={(value) => change({ limit: value ?? undefined })}
      />
    </div>
  )
}

interface MonthProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A month of the calendar; browsers without such a field take it as text. */
function MonthInput({ label, value, onChange }: MonthProps) {
  return (
    <TextInput
      type="month"
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function Actions({ measures }: { measures: Measures | undefined }) {
  const t = useMessages(text)
  const may = useMay('ballistics.export')
  const [{ keeper, by }] = useSearch(search)
  const [month, setMonth] = useState<string>()
  const chosen = Month.safeParse(month).data ?? measures?.to
  const address = (format: 'pdf' | 'csv') =>
    addressOf(reportMeasures, undefined, { month: chosen, format, by, keeper })
  return (
    <>
      <Button component={PageLink} to="/ballistics" variant="subtle">
        {t('back')}
      </Button>
      {may && chosen && (
        <Popover position="bottom-end" trapFocus>
          <Popover.Target>
            <Button variant="default" leftSection={<IconDownload size={16} stroke={1.6} />}>
              {t('report')}
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <div className={styles.report}>
              <MonthInput label={t('reportMonth')} value={month ?? chosen} onChange={setMonth} />
              <Button component="a" href={address('pdf')} download>
                {t('pdf')}
              </Button>
              <Button component="a" href={address('csv')} download variant="default">
                {t('csv')}
              </Button>
            </div>
          </Popover.Dropdown>
        </Popover>
      )}
    </>
  )
}

import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { Section } from '#web/page'
import { AGES, type Measures, type Punctuality } from '../../contract/index.ts'
import { ruleWords } from '../clocks/say.ts'
import { codeWords, lengthWords, shareWords, type Sayings } from './say.ts'
import styles from './measures.module.css'

interface PartProps {
  readonly measures: Measures
  readonly say: Sayings
}

const STATES = ['inTime', 'late', 'perhaps', 'open', 'unknown', 'excluded'] as const

interface FigureTableProps {
  readonly label: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly [key: string, name: ReactNode, ...cells: ReactNode[]])[]
}

/** A small table of figures: the first column names the row. It scrolls by itself on narrow screens. */
function FigureTable({ label, heads, rows }: FigureTableProps) {
  return (
    // Scrolls by itself, so the keyboard must be able to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <Table className={styles.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head, at) => (
              <Table.Th key={head} data-number={at > 0 || undefined}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([key, name, ...cells]) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">{name}</Table.Th>
              {cells.map((cell, at) => (
                <Table.Td key={heads[at + 1]} data-number>
                  {cell}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

/** Every limit with its share in time, and everything that is not in the share beside it. */
export function Limits({ measures, say }: PartProps) {
  const { t, clock, formats } = say
  const cells = (of: Punctuality) => STATES.map((state) => formats.number(of[state]))
  return (
    <Section title={t('limits')} note={t('limitsNote')}>
      <FigureTable
        label={t('limits')}
        heads={[t('limit'), `${t('share')} (${t('shareNote')})`, ...STATES.map((state) => t(state))]}
        rows={measures.clocks.map(({ key, rule, whole }) => [
          key,
          <>
            {ruleWords(clock, rule)}
            <span className={styles.source}>
              {clock(`kind.${rule.kind}`)} · {rule.source}
            </span>
          </>,
          shareWords(say, whole.share),
          ...cells(whole),
        ])}
      />
      <p className={styles.help}>{t('states')}</p>
    </Section>
  )
}

export function Spans({ measures, say }: PartProps) {
  const { t, formats } = say
  return (
    <Section title={t('spans')} note={t('spansNote')}>
      <FigureTable
        label={t('spans')}
        heads={[t('step'), t('median'), t('ninetieth'), t('done'), t('dayOnly'), t('unknown')]}
        rows={measures.spans.map((span) => [
          `${span.from}.${span.to}`,
          t(`span.${span.from}.${span.to}` as 'span.received.acquired'),
          lengthWords(say, span.median),
          lengthWords(say, span.ninetieth),
          formats.number(span.n),
          formats.number(span.dayOnly),
          formats.number(span.unknown),
        ])}
      />
      <p className={styles.help}>{t('spansHelp')}</p>
    </Section>
  )
}

export function BacklogTable({ measures: { backlog }, say }: PartProps) {
  const { t, formats } = say
  return (
    <FigureTable
      label={t('backlog')}
      heads={[t('step'), t('done'), ...AGES.map((age) => t(`age.${age}`)), t('backlogUnknown')]}
      rows={backlog.stages.map((one) => [
        one.stage,
        t(`stage.${one.stage}`),
        formats.number(one.count),
        ...one.ages.map(({ count }) => formats.number(count)),
        formats.number(one.unknown),
      ])}
    />
  )
}

export function Leads({ measures, say }: PartProps) {
  const { t, formats } = say
  const { leads, acquisitions, cases, linkedCases, hitCases, linked } = measures
  return (
    <Section title={t('leads')} note={t('leadsNote')}>
      <FigureTable
        label={t('leads')}
        heads={[
          t('source'),
          t('made'),
          t('unconfirmed'),
          t('confirmed'),
          t('notConfirmed'),
          t('withdrawn'),
          t('confirmation'),
          t('hits'),
          t('perAcquisition'),
        ]}
        rows={leads.map((side) => [
          side.source,
          t(`source.${side.source}`),
          ...[side.leads, side.unconfirmed, side.confirmed, side.notConfirmed, side.withdrawn].map((n) =>
            formats.number(n),
          ),
          shareWords(say, side.confirmation),
          formats.number(side.hits),
          acquisitions > 0 ? formats.number(side.leads / acquisitions, 2) : '–',
        ])}
      />
      <p className={styles.help}>
        {cases > 0 &&
          t('linkedSentence', {
            cases,
            linked: linkedCases,
            share: shareWords(say, linked),
            hit: hitCases,
          })}{' '}
        {t('twice')}
      </p>
    </Section>
  )
}

export function Outcomes({ measures: { outcomes }, say }: PartProps) {
  const { t, formats } = say
  const parts = (['assignment', 'result', 'usefulness'] as const).filter((part) => outcomes[part].length > 0)
  return (
    <Section
      title={t('outcomes')}
      note={t('outcomesNote', { reported: outcomes.reported, leads: outcomes.leads })}
    >
      {parts.length === 0 && <p className={styles.help}>{t('outcomesNone')}</p>}
      <div className={styles.outcomes}>
        {parts.map((part) => (
          <FigureTable
            key={part}
            label={t(`part.${part}`)}
            heads={[t(`part.${part}`), t('made')]}
            rows={outcomes[part].map(({ code, count }) => [code, codeWords(code), formats.number(count)])}
          />
        ))}
      </div>
    </Section>
  )
}

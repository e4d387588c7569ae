import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { Facts, Section, type SidePanelProps } from '#web/page'
import { PageLink } from '#web/pages'
import type { QueueRow, RunningClock } from '../../contract/index.ts'
import { ruleWords } from '../clocks/say.ts'
import { momentWords } from '../moment.ts'
import { Leading, pathOf, standingWords, type Sayings } from './columns.tsx'
import { DelayPart } from './DelayForm.tsx'
import styles from './queue.module.css'

type Panel = Pick<SidePanelProps, 'title' | 'subtitle' | 'foot' | 'children'>

/** One row of a queue beside the list: its clocks, and why it waits. */
export function panelOf(row: QueueRow, rows: readonly QueueRow[], say: Sayings): Panel {
  const { t, code, delay } = say
  const others = rows.filter(
    ({ id, stage, case: of }) =>
      id !== row.id && stage === row.stage && of !== null && of.id === row.case?.id,
  )
  return {
    title: row.number,
    subtitle: [row.kind ? code(`kind.${row.kind}`) : t('lead'), row.calibre, t(`stage.${row.stage}`)]
      .filter(Boolean)
      .join(' · '),
    foot: (
      <Button
        component={PageLink}
        to={pathOf(row)}
        variant="default"
        leftSection={<IconExternalLink size={16} stroke={1.6} />}
      >
        {t(row.kind === null ? 'openLead' : 'open')}
      </Button>
    ),
    children: (
      <>
        <Facts
          facts={[
            [t('case'), row.case && (row.case.numbered ? row.case.number : code('notStated'))],
            [t('agency'), row.case?.agency],
            [t('holder'), row.holder],
            [t('site'), row.site],
          ]}
        />
        <Section title={t('clocksTitle')}>
          <div className={styles.lines}>
            <Leading row={row} say={say} />
            {row.clocks.map((clock) => (
              <OneClock key={clock.key} clock={clock} say={say} />
            ))}
          </div>
        </Section>
        {row.kind !== null && (
          <Section title={delay('title')}>
            <DelayPart row={row} others={others.map(({ id }) => id)} />
          </Section>
        )}
      </>
    ),
  }
}

function OneClock({ clock, say }: { clock: RunningClock; say: Sayings }) {
  const { t, formats, rules } = say
  const rule = rules.get(clock.key)
  const { startedAt, dueEarliest, dueLatest } = clock
  const due =
    dueEarliest &&
    (dueLatest === dueEarliest || dueLatest === null
      ? formats.moment(dueEarliest)
      : t('dueBetween', { from: formats.moment(dueEarliest), to: formats.moment(dueLatest) }))
  return (
    <div>
      <strong>{rule ? ruleWords(say.clock, rule) : standingWords(say, clock)}</strong>
      <Facts
        facts={[
          [t('started'), startedAt ? momentWords(formats, startedAt) : t('noStart')],
          [t('dueBy'), due],
        ]}
      />
      {rule && (
        <span className={styles.quiet}>
          {say.clock(`kind.${rule.kind}`)} · {rule.source}
        </span>
      )}
    </div>
  )
}

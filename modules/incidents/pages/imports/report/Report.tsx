import { Button } from '@mantine/core'
import { IconDownload, IconMap } from '@tabler/icons-react'
import { addressOf } from '#web/client'
import { Mark } from '#web/marks'
import { useFormats, useMessages } from '#web/messages'
import { Facts, Section } from '#web/page'
import { useGo } from '#web/pages'
import { downloadRejected, IncidentClass } from '../../../contract/index.ts'
import type { Import, ImportReport } from '../../../contract/index.ts'
import { markOf, words as codeWords } from '../../words.ts'
import { ImportHead } from '../ImportHead.tsx'
import { Figures } from './Figures.tsx'
import { Groups } from './Groups.tsx'
import { text } from './text.ts'
import styles from './report.module.css'

/** What an import did. */
export function Report({ record, report }: { record: Import; report: ImportReport }) {
  const t = useMessages(text)
  const { rejections, repairs, rows } = report
  const repaired = repairs.reduce((sum, group) => sum + group.rows, 0)
  return (
    <>
      <ImportHead record={record} actions={<Actions record={record} report={report} />} />
      <Figures report={report} />
      <div className={styles['body']}>
        <div className={styles['main']}>
          <p className={styles['summary']}>
            {t('summary', { count: report.rowsRead, seconds: report.seconds })}
          </p>
          {report.warnings.length > 0 && (
            <Section title={t('warnings')}>
              <ul className={styles['warnings']}>
                {report.warnings.map((warning) => (
                  <li key={warning}>{warning}</li>
                ))}
              </ul>
            </Section>
          )}
          {rejections.length > 0 && (
            <Section title={t('rejections')} note={t('rejectionsNote', { count: rows.rejected })}>
              <Groups label={t('rejections')} help={t('rejectionsHelp')} groups={rejections} />
            </Section>
          )}
          {repairs.length > 0 && (
            <Section title={t('repairs')} note={t('repairsNote', { count: repaired })}>
              <Groups label={t('repairs')} help={t('repairsHelp')} groups={repairs} />
            </Section>
          )}
          {rejections.length === 0 && repairs.length === 0 && <p>{t('clean')}</p>}
        </div>
        <aside className={styles['side']} aria-label={t('facts')}>
          <Outcomes report={report} />
          <About record={record} report={report} />
        </aside>
      </div>
    </>
  )
}

function Actions({ record, report }: { record: Import; report: ImportReport }) {
  const t = useMessages(text)
  const go = useGo()
  return (
    <>
      {report.rows.rejected > 0 && (
        <Button
          component="a"
          variant="default"
          href={addressOf(downloadRejected, { id: record.id })}
          download
          leftSection={<IconDownload size={16} stroke={1.6} />}
        >
          {t('download')}
        </Button>
      )}
      <Button
        leftSection={<IconMap size={16} stroke={1.6} />}
        onClick={() => go('/incidents', { import: record.id, period: 'all' })}
      >
        {t('seeMap')}
      </Button>
    </>
  )
}

function Outcomes({ report }: { report: ImportReport }) {
  const t = useMessages(text)
  const code = useMessages(codeWords)
  const { number } = useFormats()
  return (
    <Section title={t('outcomes')}>
      <ul className={styles['classes']}>
        {IncidentClass.options.map((one) => {
          const mark = markOf(one)
          return (
            <li key={one}>
              <span className={styles['mark']}>{mark && <Mark kind={mark} />}</span>
              <span>{code(`class.${one}`)}</span>
              <span className={styles['number']}>{number(report.classes[one])}</span>
            </li>
          )
        })}
      </ul>
      <p className={styles['quiet']}>
        {t('people', { fatal: report.fatalVictims, nonfatal: report.nonfatalVictims })}
      </p>
    </Section>
  )
}

function About({ record, report }: { record: Import; report: ImportReport }) {
  const t = useMessages(text)
  const { date } = useFormats()
  return (
    <Section title={t('facts')}>
      <Facts
        facts={[
          [t('edition'), report.asOf && t('editionHelp', { date: date(report.asOf) })],
          [t('layout'), record.recognised ?? record.profile?.title],
          [t('source'), record.profile?.source],
          [t('noCoordinates'), t('ofIncidents', { count: report.withoutCoordinates })],
          ...report.outsideLayers.map(
            ({ layer, incidents }) =>
              [t('outside', { layer }), t('ofIncidents', { count: incidents })] as const,
          ),
        ]}
      />
    </Section>
  )
}

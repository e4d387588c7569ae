import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { addressOf, useCall } from '#web/client'
import { LabelBadges } from '#web/labels'
import { useFormats, useMessages } from '#web/messages'
import { Clock, Facts, Section } from '#web/page'
import { PageLink, usePageTitle } from '#web/pages'
import { NotRead, RecordHead, RecordPage, RecordSheet, SidePart } from '#web/record'
import { offenceNamed, printTraceForm, readTrace, type Trace } from '../../contract/index.ts'
import { useToGuns } from '../parts/back.ts'
import { SerialCharacters } from '../parts/Serial.tsx'
import { words } from '../words.ts'
import { Actions } from './Actions.tsx'
import { Findings } from './Findings.tsx'
import { PathFigure } from './PathFigure.tsx'
import { PurchaserShown } from './Purchaser.tsx'
import { RequestForm } from './RequestForm.tsx'
import { text } from './text.ts'
import { TimeToCrime } from './TimeToCrime.tsx'
import styles from './traces.module.css'

/** One trace: the path of the gun, what was asked, what came back, and what is to do. */
export default function TracePage() {
  return <RecordPage back={useToGuns()}>{(id) => <Read id={id} />}</RecordPage>
}

function Read({ id }: { id: string }) {
  const trace = useCall(readTrace, { params: { id } })
  if (!trace.data) return <NotRead of={trace} />
  return <Shown key={`${trace.data.id} ${trace.data.version}`} trace={trace.data} />
}

function Shown({ trace }: { trace: Trace }) {
  const t = useMessages(text)
  usePageTitle(t('traceTitle', { reference: trace.reference }))
  const editable = trace.status === 'draft' && trace.mayEdit
  return (
    <>
      <Head trace={trace} />
      <RecordSheet flush sideLabel={t('request')} side={<Side trace={trace} />}>
        {trace.result && <PathFigure trace={trace} />}
        {trace.rejection && <Rejected trace={trace} />}
        {editable ? (
          <RequestForm trace={trace} />
        ) : (
          <div className={styles['inset']}>
            {trace.mayEdit && <Actions trace={trace} />}
            {trace.findings.length > 0 && <Findings findings={trace.findings} />}
            {trace.result && <TimeToCrime band={trace.result.band} />}
            <RequestFacts trace={trace} />
          </div>
        )}
      </RecordSheet>
    </>
  )
}

function Head({ trace }: { trace: Trace }) {
  const t = useMessages(text)
  const code = useMessages(words)
  const { request, recovery, result } = trace
  const { firearm } = request
  const state = result ? code(`outcome.${result.outcome}`) : code(`status.${trace.status}`)
  const twice = recovery.readings.slice(-2)
  const note =
    twice.length === 2
      ? t('readTwice', { first: twice[0]!.by, second: twice[1]!.by })
      : code(`reading.${recovery.readingState}`)
  return (
    <RecordHead
      title={
        <>
          {t('trace')} <span className={styles['mono']}>{trace.reference}</span>
        </>
      }
      marks={
        <>
          <span className={styles['state']} data-status={trace.status}>
            {state}
          </span>
          <LabelBadges label={trace.label} also={[t('byLaw')]} />
        </>
      }
      headline={[
        code(`type.${firearm.type}`),
        firearm.calibre,
        [firearm.make, firearm.model].filter(Boolean).join(' '),
        firearm.country && t('madeIn', { country: firearm.country }),
      ]
        .filter(Boolean)
        .join(', ')}
      actions={
        firearm.serial ? <SerialCharacters serial={firearm.serial} note={note} /> : <p>{t('noSerial')}</p>
      }
    />
  )
}

function Rejected({ trace: { rejection, correctedBy } }: { trace: Trace }) {
  const t = useMessages(text)
  const { date } = useFormats()
  if (!rejection) return null
  return (
    <div className={styles['rejected']} role="status">
      <p>
        <b>{t('sentBack', { on: date(rejection.on) })}</b> {rejection.words}
      </p>
      {correctedBy && (
        <p>
          {t('correctedBy')}{' '}
          <PageLink underline="always" to={`/tracing/traces/${correctedBy.id}`}>
            {correctedBy.reference}
          </PageLink>
        </p>
      )}
    </div>
  )
}

function RequestFacts({ trace: { request } }: { trace: Trace }) {
  const t = useMessages(text)
  const code = useMessages(words)
  const { firearm, requester } = request
  return (
    <Section title={t('asSent')} note={t('itemsOf')}>
      <Facts
        facts={[
          ['2a', [request.crimeCode, offenceNamed(request.crimeCode)?.words].filter(Boolean).join(' ')],
          ['4a', requester.ori],
          ['4c', [requester.officer, requester.badge].filter(Boolean).join(', ')],
          ['4e', requester.caseNumber],
          ['5a', firearm.serial],
          ['5b', code(firearm.obliterated ? 'yes' : 'no')],
          ['5c', firearm.make],
          ['5d', code(`type.${firearm.type}`)],
          ['5e', firearm.calibre],
          ['5f', firearm.model],
          ['5g', firearm.country],
          ['5h', firearm.importer],
          ['5i', firearm.markings],
          ['IX', firearm.obliteration],
        ].map(([item, value]) => [`${item} ${t(`item.${item}` as 'item.5a')}`, value] as const)}
      />
    </Section>
  )
}

function Side({ trace }: { trace: Trace }) {
  const t = useMessages(text)
  const code = useMessages(words)
  const { date, moment } = useFormats()
  const { recovery, request, result, clock } = trace
  return (
    <>
      <SidePart title={t('request')}>
        {clock && (
          <div className={styles['clock']}>
            <Clock startedAt={clock.startedAt} dueAt={clock.dueAt} rule={t(`rule.${clock.rule}`)} />
          </div>
        )}
        <Facts
          facts={[
            [
              t('recovered'),
              recovery.recoveredLatest
                ? t('noLater', { day: date(recovery.recoveredOn) })
                : [date(recovery.recoveredOn), recovery.recoveredTime].filter(Boolean).join(', '),
            ],
            [t('sent'), trace.requestedOn ? date(trace.requestedOn) : null],
            [t('sentBy'), trace.submittedBy],
            [t('priority'), code(`priority.${request.priority}`)],
            [t('answered'), result?.answeredOn ? date(result.answeredOn) : null],
            [t('usual'), t('usualDays')],
            [t('crime'), offenceNamed(request.crimeCode)?.words ?? null],
            [
              t('case'),
              <PageLink underline="always" key="case" to={`/tracing/${recovery.id}`}>
                {recovery.caseNumber}
              </PageLink>,
            ],
            [t('number'), trace.number],
            [
              t('corrects'),
              trace.corrects && (
                <PageLink underline="always" key="corrects" to={`/tracing/traces/${trace.corrects.id}`}>
                  {trace.corrects.reference}
                </PageLink>
              ),
            ],
          ]}
        />
      </SidePart>
      <SidePart title={t('people')}>
        <Facts
          facts={[
            [t('purchaser'), result ? <PurchaserShown key="purchaser" trace={trace} /> : null],
            [
              t('possessor'),
              recovery.possessors.length === 0
                ? t('nobody')
                : recovery.possessors
                    .map(({ name, bornOn }) =>
                      [name, bornOn && t('born', { date: date(bornOn) })].filter(Boolean).join(', '),
                    )
                    .join('; '),
            ],
          ]}
        />
      </SidePart>
      <SidePart title={t('record')}>
        <p className={styles['quiet']}>
          {t('recordedBy', { by: trace.recordedBy, at: moment(trace.recordedAt) })}
        </p>
        <Button
          mt={10}
          variant="default"
          component="a"
          href={addressOf(printTraceForm, { id: trace.id })}
          download
          leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden />}
        >
          {t('printForm')}
        </Button>
      </SidePart>
    </>
  )
}

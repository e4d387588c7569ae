import { Button, TextInput } from '@mantine/core'
import { IconPencil, IconRoute } from '@tabler/icons-react'
import { useState } from 'react'
import { useCall, useChange } from '#web/client'
import { LabelBadges } from '#web/labels'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone, notifyFailed } from '#web/notices'
import { Facts, Section } from '#web/page'
import { PageLink, useGo, usePageTitle } from '#web/pages'
import { NotRead, RecordHead, RecordPage } from '#web/record'
import { alignSerials, canonicalSerial } from '../../../../platform/firearms/contract.ts'
import {
  draftTrace,
  listRecoveries,
  offenceNamed,
  readRecovery,
  readSerialAgain,
  type Recovery,
} from '../../contract/index.ts'
import { useToGuns } from '../parts/back.ts'
import { Alignment, SerialCharacters } from '../parts/Serial.tsx'
import { words } from '../words.ts'
import { People, Photos, Traces, Versions } from './RecoveryAside.tsx'
import { text } from './text.ts'
import styles from './recoveries.module.css'

/** One recovered gun. */
export default function RecoveryPage() {
  return <RecordPage back={useToGuns()}>{(id) => <Read id={id} />}</RecordPage>
}

function Read({ id }: { id: string }) {
  const recovery = useCall(readRecovery, { params: { id } })
  if (!recovery.data) return <NotRead of={recovery} />
  return <Shown recovery={recovery.data} />
}

function Shown({ recovery }: { recovery: Recovery }) {
  const t = useMessages(text)
  const code = useMessages(words)
  const { firearm } = recovery
  const title = [
    code(`type.${firearm.type}`),
    [firearm.make, firearm.model].filter(Boolean).join(' '),
    firearm.calibre,
  ]
    .filter(Boolean)
    .join(', ')
  usePageTitle(title)
  return (
    <>
      <RecordHead
        title={title}
        marks={<LabelBadges label={recovery.label} also={[t(`source.${recovery.source}`)]} />}
        actions={recovery.mayEdit && <HeadActions recovery={recovery} />}
      />
      <div className={styles['sheet']}>
        <div className={styles['column']}>
          <Readings recovery={recovery} />
          <GunFacts recovery={recovery} />
          <RecoveryFacts recovery={recovery} />
          {recovery.remarks && <Section title={t('remarks')}>{recovery.remarks}</Section>}
        </div>
        <div className={styles['column']}>
          <Traces recovery={recovery} />
          <People recovery={recovery} />
          <Photos recovery={recovery} />
          <Versions id={recovery.id} version={recovery.version} />
        </div>
      </div>
    </>
  )
}

function HeadActions({ recovery }: { recovery: Recovery }) {
  const t = useMessages(text)
  const go = useGo()
  const request = useChange(draftTrace, {
    invalidates: [readRecovery, listRecoveries],
    onSuccess: (trace) => go(`/tracing/traces/${trace.id}`),
    onError: notifyFailed,
  })
  const open = recovery.traces.some(({ status }) => status !== 'withdrawn' && status !== 'rejected')
  return (
    <>
      <Button
        variant="default"
        component={PageLink}
        to={`/tracing/${recovery.id}/edit`}
        leftSection={<IconPencil size={16} stroke={1.6} aria-hidden />}
      >
        {t('edit')}
      </Button>
      {!open && (
        <Button
          loading={request.isPending}
          onClick={() => request.mutate({ params: { id: recovery.id } })}
          leftSection={<IconRoute size={16} stroke={1.6} aria-hidden />}
        >
          {t('request')}
        </Button>
      )}
    </>
  )
}

/** The number as it stands, and the last two readings over each other. */
function Readings({ recovery }: { recovery: Recovery }) {
  const t = useMessages(text)
  const code = useMessages(words)
  const { moment } = useFormats()
  const { readings, firearm, serialState, readingState } = recovery
  const [before, last] = readings.slice(-2)
  const shown = serialState === 'legible' || serialState === 'partial'
  return (
    <Section title={t('serial')} note={code(`reading.${readingState}`)}>
      <div className={styles['serialBox']}>
        {shown ? <SerialCharacters serial={firearm.serial} /> : <p>{code(`serial.${serialState}`)}</p>}
      </div>
      {before && last && (
        <div style={{ marginTop: 12 }}>
          <Alignment
            steps={alignSerials(canonicalSerial(before.text), canonicalSerial(last.text)).steps}
            first={t('firstReading')}
            second={t('lastReading')}
          />
        </div>
      )}
      <ul className={styles['list']} aria-label={t('readings')}>
        {readings.length === 0 && <li className={styles['quiet']}>{t('copied')}</li>}
        {readings.map((one) => (
          <li key={one.at}>{t('readBy', { text: one.text, by: one.by, at: moment(one.at) })}</li>
        ))}
      </ul>
      {recovery.mayEdit && <ReadAgain id={recovery.id} />}
    </Section>
  )
}

function ReadAgain({ id }: { id: string }) {
  const t = useMessages(text)
  const [value, setValue] = useState('')
  const read = useChange(readSerialAgain, {
    invalidates: [readRecovery, listRecoveries],
    onSuccess: () => {
      setValue('')
      notifyDone({ message: t('readingKept') })
    },
    onError: notifyFailed,
  })
  return (
    <form
      className={styles['inline']}
      onSubmit={(event) => {
        event.preventDefault()
        if (value.trim()) read.mutate({ params: { id }, body: { text: value.trim() } })
      }}
    >
      <TextInput
        label={t('readAgain')}
        description={t('readAgainHelp')}
        value={value}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => setValue(event.currentTarget.value)}
        style={{ flex: '1 1 16rem' }}
      />
      <Button type="submit" variant="default" loading={read.isPending} disabled={!value.trim()}>
        {t('keepReading')}
      </Button>
    </form>
  )
}

function GunFacts({ recovery: { firearm } }: { recovery: Recovery }) {
  const t = useMessages(text)
  const code = useMessages(words)
  return (
    <Section title={t('firearm')}>
      <Facts
        facts={[
          [t('type'), code(`type.${firearm.type}`)],
          [t('make'), firearm.make],
          [t('model'), firearm.model],
          [t('calibre'), firearm.calibre],
          [t('importer'), firearm.importer],
          [t('country'), firearm.country],
          [t('markings'), firearm.markings],
          [t('privatelyMade'), firearm.privatelyMade ? t('yes') : null],
          [t('conversionDevice'), firearm.conversionDevice ? t('yes') : null],
        ]}
      />
    </Section>
  )
}

function RecoveryFacts({ recovery }: { recovery: Recovery }) {
  const t = useMessages(text)
  const code = useMessages(words)
  const { date } = useFormats()
  const { place, stolen } = recovery
  const checked = [
    code(`stolen.${stolen.result}`),
    stolen.checkedOn && date(stolen.checkedOn),
    stolen.reference,
  ]
  return (
    <Section title={t('recovery')}>
      <Facts
        facts={[
          [
            t('recovered'),
            recovery.recoveredLatest
              ? t('noLater', { day: date(recovery.recoveredOn) })
              : [date(recovery.recoveredOn), recovery.recoveredTime].filter(Boolean).join(', '),
          ],
          [t('circumstance'), code(`circumstance.${recovery.circumstance}`)],
          [t('where'), [place.address, place.city, place.state].filter(Boolean).join(', ')],
          [t('case'), recovery.caseNumber],
          [t('tag'), recovery.propertyTag],
          [t('exhibit'), recovery.exhibitNumber],
          [
            t('crimeCode'),
            recovery.crimeCode && `${recovery.crimeCode} ${offenceNamed(recovery.crimeCode)?.words ?? ''}`,
          ],
          [t('stolen'), checked.filter(Boolean).join(', ')],
        ]}
      />
    </Section>
  )
}

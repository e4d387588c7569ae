import { Button, NumberInput, Textarea, TextInput } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { addressOf, useCall, useChange } from '#web/client'
import { problemFields } from '#web/forms'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { Facts, PageBody, PageHead, Section } from '#web/page'
import { usePageTitle, useSearch } from '#web/pages'
import { ErrorNotice, Loading } from '#web/states'
import {
  askPublication,
  downloadPublication,
  endPublication,
  readPublication,
  Threshold,
  USUAL_THRESHOLD,
  type Publication,
} from '../../contract/index.ts'
import { Caveat } from '../parts/Caveat.tsx'
import { words } from '../words.ts'
import { Years } from './Years.tsx'
import type { Sayings } from './say.ts'
import { text } from './text.ts'
import styles from './publication.module.css'

const Search = z.object({ threshold: Threshold.optional() })

/** Totals that may be public: off until counsel has said so; what turning it on does, and exactly which totals. */
export default function PublicationPage() {
  const say: Sayings = { t: useMessages(text), code: useMessages(words), formats: useFormats() }
  const { t } = say
  const [{ threshold = USUAL_THRESHOLD }] = useSearch(Search)
  const publication = useCall(
    readPublication,
    { query: { threshold: String(threshold) } },
    { keepPrevious: true },
  )
  const { data } = publication
  usePageTitle(t('title'))
  const years = data?.current?.years.map(({ year }) => year).join(', ')
  return (
    <>
      <PageHead title={t('title')} count={data && (years ? t('on', { years }) : t('off'))} />
      {publication.error && (
        <ErrorNotice error={publication.error} onRetry={() => void publication.refetch()} />
      )}
      {!data && !publication.error && <Loading />}
      {data && (
        <PageBody>
          <Section title={t('what')}>
            <div className={styles['prose']}>
              <p>{t('what1')}</p>
              <p>{t('what2')}</p>
              <p>{t('what3')}</p>
            </div>
          </Section>
          {data.current && <Now current={data.current} say={say} />}
          <Preview preview={data.preview} say={say} />
        </PageBody>
      )}
    </>
  )
}

function Now({ current, say }: { current: NonNullable<Publication['current']>; say: Sayings }) {
  const { t, formats } = say
  const [reason, setReason] = useState('')
  const end = useChange(endPublication, {
    invalidates: [readPublication],
    onSuccess: () => notifyDone({ message: t('ended') }),
  })
  const problems = problemFields(end.error)
  return (
    <Section
      title={t('now')}
      note={t('nowNote', {
        approved: current.approvedBy,
        day: formats.day(current.approvedAt),
        asked: current.askedBy,
      })}
      actions={
        <Button
          component="a"
          download
          variant="default"
          size="xs"
          href={addressOf(downloadPublication, {}, {})}
          leftSection={<IconDownload size={14} stroke={1.6} aria-hidden />}
        >
          {t('download')}
        </Button>
      }
    >
      <div className={styles['stack']}>
        <Facts
          facts={[
            [t('counselNow'), current.counsel.name],
            [t('opinionNow'), `${current.counsel.reference}, ${formats.date(current.counsel.on)}`],
            [t('thresholdNow'), formats.number(current.threshold)],
          ]}
        />
        <Years years={current.years} say={say} />
        <Caveat />
        <div className={styles['form']}>
          <TextInput
            className={styles['whole'] ?? ''}
            label={t('endReason')}
            value={reason}
            error={problems.of('reason')}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        {end.error && <ErrorNotice error={end.error} hideFields />}
        <div>
          <Button variant="default" loading={end.isPending} onClick={() => end.mutate({ body: { reason } })}>
            {t('end')}
          </Button>
        </div>
      </div>
    </Section>
  )
}

function Preview({ preview, say }: { preview: Publication['preview']; say: Sayings }) {
  const { t, formats } = say
  const [{ threshold = USUAL_THRESHOLD }, change] = useSearch(Search)
  return (
    <>
      <Section title={t('preview')} note={t('previewNote', { threshold: formats.number(preview.threshold) })}>
        <div className={styles['stack']}>
          <NumberInput
            className={styles['threshold'] ?? ''}
            label={t('threshold')}
            description={t('thresholdHelp')}
            min={5}
            max={1_000}
            allowDecimal={false}
            value={threshold}
            onChange={(value) => {
              const read = Threshold.safeParse(value)
              if (read.success) change({ threshold: read.data })
            }}
          />
          {preview.years.length === 0 ? (
            <p className={styles['help']}>{t('none')}</p>
          ) : (
            <>
              <Years years={preview.years} say={say} />
              <p className={styles['help']}>
                {t('heldHelp')}{' '}
                {preview.withheldYears.length > 0 &&
                  t('withheld', { years: preview.withheldYears.join(', ') })}
              </p>
              <Caveat />
            </>
          )}
        </div>
      </Section>
      {preview.years.length > 0 && <Ask threshold={preview.threshold} say={say} />}
    </>
  )
}

function Ask({ threshold, say: { t } }: { threshold: number; say: Sayings }) {
  const [form, setForm] = useState({ name: '', reference: '', on: '', reason: '' })
  const ask = useChange(askPublication, {
    invalidates: [readPublication],
    onSuccess: () => notifyDone({ message: t('asked') }),
  })
  const problems = problemFields(ask.error)
  const set = (key: keyof typeof form) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget
    setForm((now) => ({ ...now, [key]: value }))
  }
  const { name, reference, on, reason } = form
  return (
    <Section title={t('askTitle')}>
      <div className={styles['stack']}>
        <div className={styles['form']}>
          <TextInput
            label={t('counsel')}
            required
            value={name}
            error={problems.of('counsel.name')}
            onChange={set('name')}
          />
          <TextInput
            label={t('onDay')}
            type="date"
            required
            value={on}
            error={problems.of('counsel.on')}
            onChange={set('on')}
          />
          <TextInput
            className={styles['whole'] ?? ''}
            label={t('reference')}
            description={t('referenceHelp')}
            required
            value={reference}
            error={problems.of('counsel.reference')}
            onChange={set('reference')}
          />
          <Textarea
            className={styles['whole'] ?? ''}
            label={t('reason')}
            required
            autosize
            minRows={2}
            value={reason}
            error={problems.of('reason')}
            onChange={set('reason')}
          />
        </div>
        {ask.error && <ErrorNotice error={ask.error} hideFields />}
        <div>
          <Button
            loading={ask.isPending}
            onClick={() => ask.mutate({ body: { threshold, counsel: { name, reference, on }, reason } })}
          >
            {t('ask')}
          </Button>
        </div>
      </div>
    </Section>
  )
}

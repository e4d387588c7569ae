import { Button, FileButton } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { addressOf, useCall, useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyFailed } from '#web/notices'
import { Facts, Section } from '#web/page'
import { PageLink } from '#web/pages'
import {
  addPhoto,
  listRecoveryVersions,
  readPhoto,
  readRecovery,
  type Recovery,
} from '../../contract/index.ts'
import { words } from '../words.ts'
import { text } from './text.ts'
import styles from './recoveries.module.css'

/** Trace requests of the gun. */
export function Traces({ recovery: { traces } }: { recovery: Recovery }) {
  const t = useMessages(text)
  const code = useMessages(words)
  return (
    <Section title={t('traces')}>
      {traces.length === 0 && <p className={styles['open']}>{t('noTraces')}</p>}
      <ul className={styles['list']}>
        {traces.map((trace) => (
          <li key={trace.id}>
            <PageLink underline="always" to={`/tracing/traces/${trace.id}`}>
              {trace.reference}
            </PageLink>{' '}
            {code(trace.outcome ? `outcome.${trace.outcome}` : `status.${trace.status}`)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Possessor and associates. */
export function People({ recovery: { people } }: { recovery: Recovery }) {
  const t = useMessages(text)
  const code = useMessages(words)
  const { date } = useFormats()
  return (
    <Section title={t('people')}>
      {people.length === 0 && <p className={styles['quiet']}>{t('nobody')}</p>}
      <Facts
        facts={people.map((one, at) => [
          `${code(`role.${one.role}`)}${at > 0 ? ` ${at + 1}` : ''}`,
          [
            [one.first, one.last].filter(Boolean).join(' ') || one.alias,
            one.bornOn && t('born', { date: date(one.bornOn) }),
            one.sex && code(`sex.${one.sex}`).toLowerCase(),
          ]
            .filter(Boolean)
            .join(', '),
        ])}
      />
    </Section>
  )
}

/** Photographs, and one more. */
export function Photos({ recovery: { id, photos, mayEdit } }: { recovery: Recovery }) {
  const t = useMessages(text)
  const code = useMessages(words)
  const add = useChange(addPhoto, { invalidates: [readRecovery], onError: notifyFailed })
  const send = (file: File | null) => {
    if (file)
      add.mutate({ params: { id }, query: { name: file.name.slice(0, 200), shows: 'whole' }, body: file })
  }
  return (
    <Section title={t('photos')}>
      {photos.length === 0 && <p className={styles['quiet']}>{t('noPhotos')}</p>}
      <div className={styles['photos']}>
        {photos.map((photo) => (
          <figure key={photo.id}>
            <img
              src={addressOf(readPhoto, { id, photo: photo.id })}
              alt={`${code(`shows.${photo.shows}`)}: ${photo.name}`}
              loading="lazy"
            />
            <figcaption>{photo.name}</figcaption>
          </figure>
        ))}
      </div>
      {mayEdit && (
        <FileButton
          onChange={send}
          accept="image/jpeg,image/png,image/webp"
          inputProps={{ 'aria-label': t('addPhoto') }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              loading={add.isPending}
              leftSection={<IconCamera size={16} stroke={1.6} aria-hidden />}
            >
              {t('addPhoto')}
            </Button>
          )}
        </FileButton>
      )}
    </Section>
  )
}

/** Earlier versions with what changed. */
export function Versions({ id, version }: { id: string; version: number }) {
  const t = useMessages(text)
  const { moment } = useFormats()
  const versions = useCall(listRecoveryVersions, { params: { id } }, { enabled: version > 1 }).data?.versions
  if (!versions) return null
  return (
    <Section title={t('versions')}>
      <ol className={styles['list']} reversed>
        {versions.map((one) => (
          <li key={one.version}>
            {t('version', { version: one.version })}: {one.reason ?? t('firstVersion')}
            {one.changes.map(({ path, from, to }) => (
              <div key={path} className={styles['quiet']}>
                {path.split('.').at(-1)}: {from ?? '–'} → {to ?? '–'}
              </div>
            ))}
            <div className={styles['quiet']}>{t('changedBy', { by: one.by, at: moment(one.at) })}</div>
          </li>
        ))}
      </ol>
    </Section>
  )
}

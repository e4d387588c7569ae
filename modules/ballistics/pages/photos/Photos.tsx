import { useState } from 'react'
import { Button, FileButton, TextInput } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { addressOf, asProblem, useCall, useChange, type UploadProgress } from '#web/client'
import { useMessages } from '#web/messages'
import { Section } from '#web/page'
import { ErrorNotice, LongWork } from '#web/states'
import {
  captionPhoto,
  listPhotos,
  readPhoto,
  readPreview,
  type Exhibit,
  type Photo,
} from '../../contract/index.ts'
import type { SectionProps } from '../exhibit/sections.ts'
import { useRoomSay } from '../say.ts'
import { mendPreview, sendPhoto } from './preview.ts'
import styles from './photos.module.css'
import { text } from './text.ts'

/** Pictures of the exhibit, with what they show. */
export function Photos({ exhibit }: SectionProps) {
  const t = useMessages(text)
  const found = useCall(listPhotos, { params: { id: exhibit.id } })
  const [adding, setAdding] = useState<{ name: string; progress: UploadProgress | null } | null>(null)
  const [failed, setFailed] = useState<readonly Failed[]>([])
  const photos = found.data?.photos ?? []
  const bare = photos.filter(({ hasPreview }) => !hasPreview)
  /** One after the other: what fails does not keep the next. */
  const eachOf = async <T extends { name: string }>(
    all: readonly T[],
    work: (one: T, onProgress: (progress: UploadProgress) => void) => Promise<unknown>,
  ) => {
    setFailed([])
    for (const one of all) {
      setAdding({ name: one.name, progress: null })
      await work(one, (progress) => setAdding({ name: one.name, progress })).catch((error: unknown) =>
        setFailed((known) => [...known, { name: one.name, error }]),
      )
    }
    setAdding(null)
    await found.refetch()
  }
  const add = (files: readonly File[]) =>
    eachOf(files, (file, onProgress) => sendPhoto(exhibit.id, file, { onProgress }))
  const mend = () => eachOf(bare, (photo) => mendPreview(exhibit.id, photo))
  if (found.data && photos.length === 0 && !found.data.mayAdd) return null
  return (
    <Section
      title={t('title')}
      note={photos.length || undefined}
      {...(found.data?.mayAdd && {
        actions: (
          <>
            {bare.length > 0 && (
              <Button variant="subtle" disabled={adding !== null} onClick={() => void mend()}>
                {t('mend', { count: bare.length })}
              </Button>
            )}
            <FileButton
              multiple
              accept="image/jpeg,image/png,image/webp"
              inputProps={{ 'aria-label': t('add') }}
              onChange={(files) => void add(files)}
            >
              {(props) => (
                <Button {...props} variant="subtle" disabled={adding !== null}>
                  {t('add')}
                </Button>
              )}
            </FileButton>
          </>
        ),
      })}
    >
      {found.error && <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />}
      {failed.length > 0 && (
        <ul role="alert" className={styles['failed']}>
          {failed.map(({ name, error }) => (
            <li key={name}>
              <strong>{name}</strong> {asProblem(error).sentence} {asProblem(error).remedy}
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <LongWork
          title={t('adding', { name: adding.name })}
          done={adding.progress?.sent ?? 0}
          total={adding.progress?.total}
          unit={t('bytes')}
        />
      )}
      {found.data && photos.length === 0 && <p className={styles['quiet']}>{t('none')}</p>}
      <ul className={styles['photos']}>
        {photos.map((photo, at) => (
          <Shot
            key={photo.id}
            exhibit={exhibit}
            photo={photo}
            place={at + 1}
            mayEdit={found.data?.mayAdd ?? false}
          />
        ))}
      </ul>
    </Section>
  )
}

interface Failed {
  readonly name: string
  readonly error: unknown
}

interface ShotProps {
  exhibit: Exhibit
  photo: Photo
  place: number
  mayEdit: boolean
}

function Shot({ exhibit, photo, place, mayEdit }: ShotProps) {
  const t = useMessages(text)
  const { formats } = useRoomSay()
  const [caption, setCaption] = useState(photo.caption ?? '')
  const params = { id: exhibit.id, photo: photo.id }
  const write = useChange(captionPhoto, { invalidates: [listPhotos] })
  const address = addressOf(readPhoto, params)
  return (
    <li>
      <a href={address} target="_blank" rel="noreferrer" aria-label={t('open', { place })}>
        {photo.hasPreview ? (
          <img
            src={addressOf(readPreview, params)}
            loading="lazy"
            alt={photo.caption ?? t('shot', { place, number: exhibit.number })}
            className={styles['shot']}
          />
        ) : (
          <span className={`${styles['shot']} ${styles['bare']}`}>
            <IconPhoto size={22} stroke={1.5} aria-hidden />
            <span>{photo.name}</span>
          </span>
        )}
      </a>
      {mayEdit ? (
        <TextInput
          aria-label={t('caption', { place })}
          placeholder={t('captionHolder')}
          maxLength={300}
          value={caption}
          error={write.error?.message}
          onChange={(event) => setCaption(event.currentTarget.value)}
          onBlur={() => {
            if (caption.trim() !== (photo.caption ?? '')) write.mutate({ params, body: { caption } })
          }}
        />
      ) : (
        photo.caption && <p>{photo.caption}</p>
      )}
      <p className={styles['quiet']}>
        {t('by', { moment: formats.moment(photo.recordedAt), name: photo.recordedBy })}
      </p>
    </li>
  )
}

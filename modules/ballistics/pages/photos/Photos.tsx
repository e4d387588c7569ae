import { useState } from 'react'
import { Button, FileButton, TextInput } from '@mantine/core'
import { addressOf, call, useCall, useChange, type UploadProgress } from '#web/client'
import { useMessages } from '#web/messages'
import { Section } from '#web/page'
import { ErrorNotice, LongWork } from '#web/states'
import {
  addPhoto,
  captionPhoto,
  listPhotos,
  readPhoto,
  type Exhibit,
  type Photo,
} from '../../contract/index.ts'
import type { SectionProps } from '../exhibit/sections.ts'
import { useRoomSay } from '../say.ts'
import styles from './photos.module.css'
import { text } from './text.ts'

/** Pictures of the exhibit, with what they show. */
export function Photos({ exhibit }: SectionProps) {
  const t = useMessages(text)
  const found = useCall(listPhotos, { params: { id: exhibit.id } })
  const [adding, setAdding] = useState<{ name: string; progress: UploadProgress | null } | null>(null)
  const [failed, setFailed] = useState<unknown>(null)
  const photos = found.data?.photos ?? []
  const add = async (chosen: readonly File[]) => {
    setFailed(null)
    try {
      for (const file of chosen) {
        setAdding({ name: file.name, progress: null })
        await call(
          addPhoto,
          { params: { id: exhibit.id }, query: { name: file.name }, body: file },
          { onProgress: (progress) => setAdding({ name: file.name, progress }) },
        )
      }
    } catch (error) {
      setFailed(error)
    }
    setAdding(null)
    await found.refetch()
  }
  if (found.data && photos.length === 0 && !found.data.mayAdd) return null
  return (
    <Section
      title={t('title')}
      note={photos.length || undefined}
      {...(found.data?.mayAdd && {
        actions: (
          <FileButton multiple accept="image/jpeg,image/png,image/webp" onChange={(files) => void add(files)}>
            {(props) => (
              <Button {...props} variant="subtle" disabled={adding !== null}>
                {t('add')}
              </Button>
            )}
          </FileButton>
        ),
      })}
    >
      {found.error && <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />}
      {failed !== null && <ErrorNotice error={failed} />}
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
        <img
          src={address}
          loading="lazy"
          alt={photo.caption ?? t('shot', { place, number: exhibit.number })}
          className={styles['shot']}
        />
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

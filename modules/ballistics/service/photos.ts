import type { Readable } from 'node:stream'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import { findPhotos, insertPhoto, insertPreview, updateCaption, type StoredPhoto } from '../store/photos.ts'
import { readExhibit } from './exhibits.ts'
import { keepPicture, type KeptPicture } from './keep-picture.ts'

/** A picture whose shorter side has fewer pixels shows nothing of an exhibit that could be read. */
const LEAST_SIDE = 200
/** More than any camera takes; a few bytes can claim to be a picture that fills the memory of who opens it. */
const MOST_PIXELS = 200_000_000
/** A small picture is drawn at most so large in lists. */
const PREVIEW_SIDE = 640

/**
 * Keeps the upload if it is a photograph of use by its content.
 * @throws Failure `ballistics.not_a_photo`, `ballistics.photo_too_small`, `ballistics.photo_too_large`
 */
export const keepPhoto = (files: FileStore, upload: Readable): Promise<KeptPicture> =>
  keepPicture(files, upload, ({ width, height }) => {
    const size = `${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels`
    if (Math.min(width, height) < LEAST_SIDE)
      throw new Failure('ballistics.photo_too_small', {
        detail: `The picture is ${size}; its shorter side needs at least ${LEAST_SIDE}.`,
      })
    if (width * height > MOST_PIXELS)
      throw new Failure('ballistics.photo_too_large', {
        detail: `The picture is ${size}, more than ${MOST_PIXELS / 1_000_000} million.`,
      })
  })

/** @throws Failure `ballistics.not_a_photo`, `ballistics.photo_too_large` */
export const keepPreview = (files: FileStore, upload: Readable): Promise<KeptPicture> =>
  keepPicture(files, upload, ({ width, height }) => {
    if (Math.max(width, height) > PREVIEW_SIDE)
      throw new Failure('ballistics.photo_too_large', {
        detail: `A small picture has at most ${PREVIEW_SIDE} pixels a side.`,
      })
  })

export interface Photos {
  readonly photos: readonly StoredPhoto[]
  readonly mayAdd: boolean
}

export async function listPhotos(tx: Tx, exhibitId: string): Promise<Photos> {
  const { mayEdit } = await readExhibit(tx, exhibitId)
  return { photos: await findPhotos(tx, exhibitId), mayAdd: mayEdit }
}

/** @throws Failure `record.unavailable`, `permission.missing`, `ballistics.photo_exists` */
export async function addPhoto(
  tx: Tx,
  exhibitId: string,
  kept: KeptPicture,
  given: { readonly name: string; readonly caption?: string | null | undefined },
): Promise<StoredPhoto> {
  await mayChange(tx, exhibitId)
  const id = await insertPhoto(tx, { exhibitId, ...kept, name: given.name, caption: given.caption ?? null })
  if (id === undefined) throw new Failure('ballistics.photo_exists')
  tx.about({ type: 'exhibit', id: exhibitId, fields: ['photographed'] })
  return readPhoto(tx, exhibitId, id)
}

/** @throws Failure `record.unavailable` */
export async function readPhoto(tx: Tx, exhibitId: string, id: string): Promise<StoredPhoto> {
  const { photos } = await listPhotos(tx, exhibitId)
  const found = photos.find((photo) => photo.id === id)
  if (!found) throw new Failure('record.unavailable')
  return found
}

/** @throws Failure `record.unavailable`, `permission.missing` */
export async function captionPhoto(
  tx: Tx,
  exhibitId: string,
  id: string,
  caption: string | null,
): Promise<StoredPhoto> {
  await mayChange(tx, exhibitId)
  const before = await readPhoto(tx, exhibitId, id)
  await updateCaption(tx, id, caption)
  tx.about({
    type: 'exhibit',
    id: exhibitId,
    fields: ['caption'],
    change: { before: before.caption, after: caption },
  })
  return readPhoto(tx, exhibitId, id)
}

/**
 * Keeps the small picture of a photograph. The first one stays: the photograph never changes, so neither does it.
 * @throws Failure `record.unavailable`, `permission.missing`
 */
export async function addPreview(
  tx: Tx,
  exhibitId: string,
  id: string,
  kept: KeptPicture,
): Promise<StoredPhoto> {
  await mayChange(tx, exhibitId)
  const photo = await readPhoto(tx, exhibitId, id)
  if (photo.preview_hash !== null) return photo
  await insertPreview(tx, photo, kept)
  tx.about({ type: 'exhibit', id: exhibitId, fields: ['preview'] })
  return readPhoto(tx, exhibitId, id)
}

async function mayChange(tx: Tx, exhibitId: string): Promise<void> {
  if (!(await readExhibit(tx, exhibitId)).mayEdit) throw new Failure('permission.missing')
}

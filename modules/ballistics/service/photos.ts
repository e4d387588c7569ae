import { Transform, type Readable } from 'node:stream'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import { findPhotos, insertPhoto, updateCaption, type StoredPhoto } from '../store/photos.ts'
import { readExhibit } from './exhibits.ts'

export interface KeptPhoto {
  readonly hash: string
  readonly size: number
  readonly mediaType: string
}

/** How pictures begin that every browser draws and that can hold no script. */
const KINDS: readonly (readonly [mediaType: string, fits: (head: Buffer) => boolean])[] = [
  ['image/jpeg', (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['image/png', (head) => head.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
  [
    'image/webp',
    (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  ],
]
const HEAD = 12

/**
 * Keeps the upload if it is a picture by its content; its name and what the browser calls it do not count.
 * @throws Failure `ballistics.not_a_photo`
 */
export async function keepPhoto(files: FileStore, upload: Readable): Promise<KeptPhoto> {
  let head = Buffer.alloc(0)
  let mediaType: string | undefined
  const look = () => {
    mediaType = KINDS.find(([, fits]) => fits(head))?.[0]
    if (mediaType === undefined) throw new Failure('ballistics.not_a_photo')
  }
  const gate = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (mediaType === undefined) {
        head = Buffer.concat([head, chunk.subarray(0, HEAD)])
        if (head.length >= HEAD)
          try {
            look()
          } catch (error) {
            return done(error as Error)
          }
      }
      done(null, chunk)
    },
    flush(done) {
      if (mediaType === undefined) return done(new Failure('ballistics.not_a_photo'))
      done()
    },
  })
  upload.on('error', (error) => gate.destroy(error))
  // The store opens its place before it listens; an error that nobody hears until then would end the process.
  let refusal: Error | undefined
  gate.on('error', (error) => (refusal = error))
  try {
    const { hash, size } = await files.put(upload.pipe(gate))
    return { hash, size, mediaType: mediaType! }
  } catch (error) {
    throw refusal ?? error
  }
}

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
  kept: KeptPhoto,
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

async function mayChange(tx: Tx, exhibitId: string): Promise<void> {
  if (!(await readExhibit(tx, exhibitId)).mayEdit) throw new Failure('permission.missing')
}

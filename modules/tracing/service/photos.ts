import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { uuid, type Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import { findPhotos, insertPhoto, type PhotoRow } from '../store/recovery.ts'
import { loadRecovery, ownRecovery } from './recovery.ts'

/** First bytes of the pictures that every browser shows; what is inside is never run. */
const KINDS: readonly (readonly [mediaType: string, fits: (head: Buffer) => boolean])[] = [
  ['image/jpeg', (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  [
    'image/png',
    (head) => head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  ],
  [
    'image/webp',
    (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  ],
]

export interface KeptPhoto {
  readonly hash: string
  readonly size: number
  readonly mediaType: string
}

/**
 * Takes a photograph in; anything else is refused before it is kept.
 * @throws Failure `tracing.photo_unreadable`
 */
export async function keepPhoto(files: FileStore, upload: Readable): Promise<KeptPhoto> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-'))
  try {
    const path = join(folder, 'photo')
    await pipeline(upload, createWriteStream(path, { mode: 0o600 }))
    const head = await headOf(path)
    const mediaType = KINDS.find(([, fits]) => fits(head))?.[0]
    if (!mediaType) throw new Failure('tracing.photo_unreadable')
    return { mediaType, ...(await files.put(createReadStream(path))) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(16)
    await file.read(head, 0, 16, 0)
    return head
  } finally {
    await file.close()
  }
}

/** @throws Failure `record.unavailable`, `permission.missing` */
export async function addPhoto(
  tx: Tx,
  recoveryId: string,
  kept: KeptPhoto,
  { name, shows }: Pick<PhotoRow, 'name' | 'shows'>,
): Promise<Pick<PhotoRow, 'id' | 'name' | 'shows'>> {
  await ownRecovery(tx, recoveryId)
  const photo = { id: uuid(), name, shows, file_hash: kept.hash, media_type: kept.mediaType, size: kept.size }
  const added = await insertPhoto(tx, recoveryId, photo)
  tx.about({ type: 'recovery', id: recoveryId, fields: ['photo'] })
  if (added) return photo
  return (await findPhotos(tx, recoveryId)).find(({ file_hash }) => file_hash === kept.hash)!
}

/** @throws Failure `record.unavailable` */
export async function findPhoto(tx: Tx, recoveryId: string, photoId: string): Promise<PhotoRow> {
  const { photos, row } = await loadRecovery(tx, recoveryId)
  const photo = photos.find(({ id }) => id === photoId)
  tx.about({ type: 'recovery', id: recoveryId, fields: ['photo'], owner: row.owner_agency })
  if (!photo) throw new Failure('record.unavailable')
  return photo
}

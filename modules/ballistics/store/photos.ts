import { uuid, type Tx } from '#platform/db'

export interface StoredPhoto {
  readonly id: string
  readonly file_hash: string
  readonly media_type: string
  readonly name: string
  readonly caption: string | null
  readonly recorded_at: Date
  readonly recorded_by_name: string
  /** Pixels; null for photographs of before they were measured. */
  readonly width: number | null
  readonly height: number | null
  readonly preview_hash: string | null
  readonly preview_type: string | null
}

export interface NewPhoto {
  readonly exhibitId: string
  readonly hash: string
  readonly size: number
  readonly mediaType: string
  readonly name: string
  readonly caption: string | null
  readonly width: number
  readonly height: number
}

const PHOTO = `select p.id, p.file_hash, p.media_type, p.name, p.caption, p.recorded_at, p.recorded_by_name,
  p.width, p.height, p.preview_hash, p.preview_type from ballistics.photo p`

export async function findPhotos(tx: Tx, exhibitId: string): Promise<StoredPhoto[]> {
  const { rows } = await tx.client.query<StoredPhoto>(
    `${PHOTO} where p.exhibit_id = $1 order by p.recorded_at, p.id`,
    [exhibitId],
  )
  return rows
}

/** Keeps a photograph of an exhibit; nothing where the exhibit has the same one already. */
export async function insertPhoto(tx: Tx, photo: NewPhoto): Promise<string | undefined> {
  const id = uuid()
  const { exhibitId, hash, size, mediaType, name, caption, width, height } = photo
  const { rows } = await tx.client.query<{ id: string }>(
    `insert into ballistics.photo (id, exhibit_id, owner_agency, sensitivity, file_hash, media_type, name, caption,
       recorded_by, recorded_by_name, width, height)
     select $1, e.id, e.owner_agency, e.sensitivity, $3, $4, $5, $6, $7, $8, $9, $10 from ballistics.exhibit e where e.id = $2
     on conflict (exhibit_id, file_hash) do nothing returning id`,
    [id, exhibitId, hash, mediaType, name, caption, tx.actor.personId, tx.actor.name, width, height],
  )
  if (rows.length === 0) return undefined
  await keepFile(tx, { hash, size, mediaType, name })
  return id
}

export const updateCaption = (tx: Tx, id: string, caption: string | null): Promise<unknown> =>
  tx.client.query('update ballistics.photo set caption = $2 where id = $1', [id, caption])

/** Keeps the small picture of a photograph that has none. */
export async function insertPreview(
  tx: Tx,
  { id, name }: Pick<StoredPhoto, 'id' | 'name'>,
  { hash, size, mediaType }: Pick<NewPhoto, 'hash' | 'size' | 'mediaType'>,
): Promise<void> {
  await tx.client.query(
    'update ballistics.photo set preview_hash = $2, preview_type = $3 where id = $1 and preview_hash is null',
    [id, hash, mediaType],
  )
  await keepFile(tx, { hash, size, mediaType, name: `small-${name}` })
}

/** Says whose a stored file is; a file that no row names may be cleared away. */
async function keepFile(
  tx: Tx,
  { hash, size, mediaType, name }: Pick<NewPhoto, 'hash' | 'size' | 'mediaType' | 'name'>,
): Promise<void> {
  await tx.client.query(
    `insert into files.file (id, owner_agency, category, name, media_type, hash, size, created_by)
     values ($1, $2, 'ballistic', $3, $4, $5, $6, $7)`,
    [uuid(), tx.actor.agencyId, name, mediaType, hash, size, tx.actor.personId],
  )
}

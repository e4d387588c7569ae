import type { Photo } from '../contract/index.ts'
import type { Photos } from '../service/photos.ts'
import type { StoredPhoto } from '../store/photos.ts'

export const presentPhoto = (photo: StoredPhoto): Photo => ({
  id: photo.id,
  name: photo.name,
  caption: photo.caption,
  mediaType: photo.media_type,
  width: photo.width,
  height: photo.height,
  hasPreview: photo.preview_hash !== null,
  recordedAt: photo.recorded_at.toISOString(),
  recordedBy: photo.recorded_by_name,
})

export const presentPhotos = ({ photos, mayAdd }: Photos) => ({ photos: photos.map(presentPhoto), mayAdd })

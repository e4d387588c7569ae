import { addressOf, call, type CallOptions } from '#web/client'
import { addPhoto, addPreview, readPhoto, type Photo } from '../../contract/index.ts'

/** Longest side of the small picture of a photograph, in pixels. */
const SIDE = 480
const QUALITY = 0.82

/**
 * Adds a photograph with a small picture of it, drawn here. The photograph goes as it is; the small picture holds
 * pixels alone, without where and by which camera it was taken.
 */
export async function sendPhoto(exhibitId: string, file: File, options: CallOptions = {}): Promise<Photo> {
  const params = { id: exhibitId }
  const photo = await call(
    addPhoto,
    { params, query: { name: file.name.slice(0, 200) }, body: file },
    options,
  )
  return putPreview(exhibitId, photo, file).catch(() => photo)
}

/** Draws the small picture of a photograph that was added without one. */
export async function mendPreview(exhibitId: string, photo: Photo): Promise<Photo> {
  const whole = await fetch(addressOf(readPhoto, { id: exhibitId, photo: photo.id }))
  if (!whole.ok) return photo
  return putPreview(exhibitId, photo, await whole.blob())
}

async function putPreview(exhibitId: string, photo: Photo, picture: Blob): Promise<Photo> {
  const body = await smallOf(picture)
  return call(addPreview, { params: { id: exhibitId, photo: photo.id }, body })
}

/** A picture no larger than lists draw it, upright as the camera was held. */
async function smallOf(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' })
  try {
    const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height))
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(bitmap.width * scale)),
      Math.max(1, Math.round(bitmap.height * scale)),
    )
    const pen = canvas.getContext('2d')!
    // JPEG knows nothing transparent; what is becomes white, as on paper.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
  } finally {
    bitmap.close()
  }
}

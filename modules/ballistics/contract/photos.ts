import { z } from 'zod'
import { RecordId, route } from '../../../platform/contract/index.ts'
import { line } from './codes.ts'

export const Photo = z.object({
  id: RecordId,
  name: z.string(),
  caption: z.string().nullable(),
  mediaType: z.string(),
  width: z.number().nullable().describe('Pixels as they are stored'),
  height: z.number().nullable(),
  hasPreview: z.boolean().describe('Whether a small picture for lists is there'),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
})
export type Photo = z.infer<typeof Photo>

/** A larger file is no photograph that a camera of a laboratory takes. */
export const PHOTO_BYTES = 25 * 1024 * 1024

const ofExhibit = z.object({ id: RecordId })
const onePhoto = z.object({ id: RecordId, photo: RecordId })
const base = { category: 'ballistic', permission: 'ballistics.read' } as const

export const listPhotos = route({
  id: 'ballistics.listPhotos',
  method: 'GET',
  path: '/api/ballistics/exhibits/:id/photos',
  summary: 'Photographs of an exhibit, in the order in which they were added',
  ...base,
  params: ofExhibit,
  response: z.object({ photos: z.array(Photo), mayAdd: z.boolean() }),
  errors: ['record.unavailable'],
})

export const addPhoto = route({
  id: 'ballistics.addPhoto',
  method: 'POST',
  path: '/api/ballistics/exhibits/:id/photos',
  summary: 'Add a photograph: JPEG, PNG or WebP, recognised by its content',
  ...base,
  permission: 'ballistics.write',
  params: ofExhibit,
  query: z.object({ name: z.string().trim().min(1).max(200), caption: line(300).optional() }),
  upload: { maxBytes: PHOTO_BYTES },
  response: Photo,
  errors: [
    'record.unavailable',
    'permission.missing',
    'ballistics.not_a_photo',
    'ballistics.photo_too_small',
    'ballistics.photo_too_large',
    'ballistics.photo_exists',
  ],
})

export const captionPhoto = route({
  id: 'ballistics.captionPhoto',
  method: 'PUT',
  path: '/api/ballistics/exhibits/:id/photos/:photo',
  summary: 'Write what a photograph shows',
  ...base,
  permission: 'ballistics.write',
  params: onePhoto,
  body: z.object({ caption: line(300) }),
  response: Photo,
  errors: ['record.unavailable', 'permission.missing'],
})

export const readPhoto = route({
  id: 'ballistics.readPhoto',
  method: 'GET',
  path: '/api/ballistics/exhibits/:id/photos/:photo/file',
  summary: 'A photograph as it was added',
  ...base,
  kind: 'file',
  params: onePhoto,
  errors: ['record.unavailable'],
})

export const addPreview = route({
  id: 'ballistics.addPhotoPreview',
  method: 'PUT',
  path: '/api/ballistics/exhibits/:id/photos/:photo/preview',
  summary: 'Add the small picture of a photograph, at most 640 pixels a side; the first one stays',
  ...base,
  permission: 'ballistics.write',
  params: onePhoto,
  upload: { maxBytes: 512 * 1024 },
  response: Photo,
  errors: [
    'record.unavailable',
    'permission.missing',
    'ballistics.not_a_photo',
    'ballistics.photo_too_large',
  ],
})

export const readPreview = route({
  id: 'ballistics.readPhotoPreview',
  method: 'GET',
  path: '/api/ballistics/exhibits/:id/photos/:photo/preview',
  summary: 'The small picture of a photograph, for lists',
  ...base,
  kind: 'file',
  params: onePhoto,
  errors: ['record.unavailable'],
})

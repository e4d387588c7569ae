import { Failure, handle, type ServedRoute } from '#platform/http'
import type { House } from '#platform/module'
import * as contract from '../contract/index.ts'
import { presentPhoto, presentPhotos } from '../present/photos.ts'
import * as service from '../service/photos.ts'

/** Photographs of exhibits. */
export const photoRoutes = ({ files }: Pick<House, 'files'>): ServedRoute[] => [
  handle(contract.listPhotos, async ({ params, transact }) =>
    presentPhotos(await transact((tx) => service.listPhotos(tx, params.id))),
  ),
  handle(contract.addPhoto, async ({ params, query, upload, transact }) => {
    const kept = await service.keepPhoto(files, upload)
    return presentPhoto(await transact((tx) => service.addPhoto(tx, params.id, kept, query)))
  }),
  handle(contract.captionPhoto, async ({ params, body, transact }) =>
    presentPhoto(await transact((tx) => service.captionPhoto(tx, params.id, params.photo, body.caption))),
  ),
  // Without a name it is shown and not saved: what it is was told by its content, and browsers are told not to guess.
  handle(contract.readPhoto, async ({ params, transact }) => {
    const photo = await transact((tx) => service.readPhoto(tx, params.id, params.photo))
    return { file: await files.open(photo.file_hash), mediaType: photo.media_type }
  }),
  handle(contract.addPreview, async ({ params, upload, transact }) => {
    const kept = await service.keepPreview(files, upload)
    return presentPhoto(await transact((tx) => service.addPreview(tx, params.id, params.photo, kept)))
  }),
  handle(contract.readPreview, async ({ params, transact }) => {
    const photo = await transact((tx) => service.readPhoto(tx, params.id, params.photo))
    if (photo.preview_hash === null) throw new Failure('record.unavailable')
    return { file: await files.open(photo.preview_hash), mediaType: photo.preview_type! }
  }),
]

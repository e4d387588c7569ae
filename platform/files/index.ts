/** Where the bytes of files live: content-addressed, on disk or in any S3-compatible store. */
export { diskStore } from './disk.ts'
export { s3Store, type S3Settings, type S3Tuning } from './s3/index.ts'
export { FileStoreError, type FileStore } from './store.ts'

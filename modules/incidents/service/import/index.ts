export { importShootings, type ImportOutcome, type ImportRequest } from './from-path.ts'
export { executeImport } from './execute.ts'
export { cancelImport, previewImport, readImport, startImport } from './manage.ts'
export { keepUpload, recordUpload } from './upload.ts'

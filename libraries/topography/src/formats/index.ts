export { NO_METADATA } from './model.ts'
export { readCsvGrid, writeCsvGrid } from './csv.ts'
export { SurfaceFormatError, type SurfaceFormatCode } from './error.ts'
export type {
  LengthUnit,
  ReadOptions,
  SurfaceCheck,
  SurfaceCheckCode,
  SurfaceFile,
  SurfaceFormat,
  SurfaceMask,
  SurfaceMetadata,
} from './model.ts'
export { readPlux } from './plux.ts'
export { readSurface } from './read.ts'
export { readSur } from './sur.ts'
export { readTiff, writeTiff } from './tiff/index.ts'
export { readX3p } from './x3p/read.ts'
export { writeX3p, type X3pContents, type X3pStorage } from './x3p/write.ts'

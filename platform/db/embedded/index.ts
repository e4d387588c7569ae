export { EmbeddedError } from './errors.ts'
export type { EmbeddedErrorCode } from './errors.ts'
export { runningEmbedded, startEmbedded } from './start.ts'
export type { Embedded, EmbeddedOptions } from './start.ts'

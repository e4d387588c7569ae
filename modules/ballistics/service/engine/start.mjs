// A worker thread begins without the loader that reads TypeScript, whatever the main thread has.
import { register } from 'tsx/esm/api'

register()
export const { work } = await import('./work.ts')

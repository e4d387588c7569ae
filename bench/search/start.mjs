// A worker thread begins without the loader that reads TypeScript, whatever the main thread has.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')

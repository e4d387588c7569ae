import { parentPort, workerData } from 'node:worker_threads'
import type { SearchSettings } from '@throughline/topography'
import { answering } from './pool.ts'
import { addWork, type Adding } from './add.ts'
import { fileSource, searchWork } from './work.ts'

/** What a thread is begun for. */
export type Purpose =
  | { readonly for: 'search'; readonly settings: SearchSettings; readonly index: string }
  | { readonly for: 'add'; readonly adding: Adding }

const purpose = workerData as Purpose
if (purpose.for === 'search') {
  const { settings, index } = purpose
  answering(parentPort!, searchWork(settings, fileSource(index, settings.side)))
} else answering(parentPort!, addWork(purpose.adding))

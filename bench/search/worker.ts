import { parentPort, workerData } from 'node:worker_threads'
import { SIDE, writeSegment, type SearchSettings } from '@throughline/topography'
import { answering } from '../../cli/search/pool.ts'
import { fileSource, searchWork, type Task } from '../../cli/search/work.ts'
import { Entries } from './entries.ts'

/** What a thread of the benchmark is told. A new query is begun by its settings. */
export type BenchTask =
  | { readonly kind: 'make'; readonly first: number; readonly count: number }
  | { readonly kind: 'query'; readonly settings: SearchSettings }
  | Task<number>

const { size, index } = workerData as { readonly size: number; readonly index: string }
const entries = new Entries(size)
const files = fileSource(index, SIDE)
let work: ReturnType<typeof searchWork<number>> | null = null

answering(parentPort!, async (task: BenchTask): Promise<unknown> => {
  if (task.kind === 'make') return segmentOf(task.first, task.count)
  if (task.kind === 'query') {
    work = searchWork<number>(task.settings, {
      segment: (place) => files.segment(place),
      detail: (ordinal, part) => Promise.resolve(entries.detail(ordinal, part)),
    })
    return null
  }
  return work!(task)
})

function segmentOf(first: number, count: number): Uint8Array {
  return writeSegment(
    SIDE,
    Array.from({ length: count }, (_, i) => ({
      id: entries.id(first + i),
      classes: { calibre: '9 mm', kind: entries.origin(first + i).kind },
      coarse: entries.coarse(first + i),
    })),
  )
}

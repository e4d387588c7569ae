import { readDetail, SearchShard, type Fit } from '@throughline/topography'
import { readScan } from './read-scan.ts'
import { drawPrepared, drawScan } from './draw.ts'
import { coarseOf } from './coarse.ts'
import { pairPictures } from './pair-picture.ts'
import { QUERY_SIDE, ROTATION } from './method.ts'
import type { Query, Task } from './tasks.ts'

/** What a thread of the pool does. The answer to a task depends on nothing but the task. */
export function work(task: Task): unknown {
  switch (task.kind) {
    case 'read':
      return readScan(task.bytes, task.mark)
    case 'draw':
      return task.form === 'prepared' ? drawPrepared(task.bytes, task.side) : drawScan(task.bytes, task.side)
    case 'coarse':
      return coarseOf(shardOf(task.query), task)
    case 'fine': {
      const shard = shardOf(task.query)
      return task.entries.map(({ fine, fit }): Fit | null => shard.fine(fine, fit))
    }
    case 'exact':
      return shardOf(task.query).exact(readDetail(task.detail).grid, { theta: task.theta }).comparison
    case 'picture':
      return pairPictures(task)
  }
}

let held: { readonly id: string; readonly shard: SearchShard } | undefined

/** A thread keeps what it has made of the last surface that was sought: turned copies are dear. */
function shardOf({ id, detail }: Query): SearchShard {
  if (held?.id !== id)
    held = {
      id,
      shard: new SearchShard({
        query: readDetail(detail).grid,
        side: QUERY_SIDE,
        classes: {},
        rotation: ROTATION,
      }),
    }
  return held.shard
}

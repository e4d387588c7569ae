import { parentPort, workerData } from 'node:worker_threads'
import { PairComparer, type Comparing } from './pair.ts'
import type { Asked, Answered } from './pool.ts'

/** One of several that share the pairs of a folder. It is given one pair after the other. */
const comparer = new PairComparer(workerData as Comparing)

parentPort?.on('message', ({ index, paths, names }: Asked) => {
  void comparer
    .compare(paths, names)
    .then((result) => parentPort?.postMessage({ index, result } satisfies Answered))
})

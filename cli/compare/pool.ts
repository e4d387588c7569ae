import { Worker } from 'node:worker_threads'
import type { Comparing, PairResult } from './pair.ts'

export interface Asked {
  readonly index: number
  readonly paths: readonly [string, string]
  readonly names: readonly [string, string]
}

export interface Answered {
  readonly index: number
  readonly result: PairResult
}

/**
 * Compares pairs in worker threads and gives the results in the order of the pairs: they do not depend on how many
 * threads there are, nor on which is done first. `told` hears of each as it comes.
 */
export async function compareInWorkers(
  pairs: readonly Omit<Asked, 'index'>[],
  comparing: Comparing,
  workers: number,
  told: (done: number) => void = () => {},
): Promise<PairResult[]> {
  const results: PairResult[] = []
  let next = 0
  let done = 0
  const take = (): Asked | undefined => {
    const pair = pairs[next]
    return pair && { ...pair, index: next++ }
  }
  const threads = Array.from({ length: Math.min(workers, pairs.length) }, () =>
    workThrough(comparing, take, ({ index, result }) => {
      results[index] = result
      told(++done)
    }),
  )
  await Promise.all(threads)
  return results
}

/** Libraries are taken from their sources, whatever started this thread. */
const CONDITIONS = ['--conditions=source']

/** One thread that takes pairs until none is left. */
function workThrough(
  comparing: Comparing,
  take: () => Asked | undefined,
  answered: (answer: Answered) => void,
): Promise<void> {
  const worker = new Worker(new URL('./start.mjs', import.meta.url), {
    workerData: comparing,
    execArgv: CONDITIONS,
  })
  return new Promise<void>((resolve, reject) => {
    const ask = () => {
      const asked = take()
      if (asked) worker.postMessage(asked)
      else void worker.terminate().then(() => resolve(), reject)
    }
    worker.on('message', (answer: Answered) => {
      answered(answer)
      ask()
    })
    worker.on('error', reject)
    ask()
  })
}

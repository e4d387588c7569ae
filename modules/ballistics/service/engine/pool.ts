import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Piscina } from 'piscina'
import type { Answers, Task } from './tasks.ts'

let pool: Piscina | undefined

/** One pool for a process, begun when it is first needed. Its threads end when nothing has been asked of them for a while. */
const threads = (): Piscina =>
  (pool ??= new Piscina({
    filename: fileURLToPath(new URL('./start.mjs', import.meta.url)),
    name: 'work',
    // Libraries are taken from their sources, whatever started this process.
    execArgv: ['--conditions=source'],
    minThreads: 0,
    maxThreads: Math.max(1, Math.min(8, availableParallelism())),
    idleTimeout: 20_000,
  }))

/** Has a thread do a task. What it throws arrives as it was thrown, by name and message. */
export async function ask<T extends Task>(task: T): Promise<Answers[T['kind']]> {
  return (await threads().run(task)) as Answers[T['kind']]
}

/** How many tasks at once are of use. */
export const WIDTH = Math.max(1, Math.min(8, availableParallelism()))

import { Worker, type MessagePort } from 'node:worker_threads'

/** Libraries are taken from their sources, whatever started this thread. */
const CONDITIONS = ['--conditions=source']

interface Reply {
  readonly value?: unknown
  readonly failure?: unknown
}

/** Does tasks, in threads or in this one, and gives the answers in the order of the tasks. */
export interface Pool<Task, Answer> {
  run<T extends Task>(tasks: readonly T[], told?: (done: number) => void): Promise<Answer[]>
  close(): Promise<void>
}

/** Everything in this thread: for little work threads are not worth their start. */
export function alone<Task, Answer>(
  work: (task: Task) => Promise<Answer>,
  close: () => Promise<void> = () => Promise.resolve(),
): Pool<Task, Answer> {
  return {
    async run(tasks, told) {
      const answers: Answer[] = []
      for (const task of tasks) {
        answers.push(await work(task))
        told?.(answers.length)
      }
      return answers
    },
    close,
  }
}

/** @param start a module that begins the thread with `answering` */
export function threads<Task, Answer>(count: number, start: URL, workerData: unknown): Pool<Task, Answer> {
  const workers = Array.from({ length: count }, () => new Worker(start, { workerData, execArgv: CONDITIONS }))
  return {
    async run(tasks, told) {
      const answers: Answer[] = []
      let next = 0
      let done = 0
      await Promise.all(
        workers.map(async (worker) => {
          while (next < tasks.length) {
            const index = next++
            answers[index] = (await asked(worker, tasks[index])) as Answer
            told?.(++done)
          }
        }),
      )
      return answers
    },
    close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  }
}

function asked(worker: Worker, task: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (then: () => void) => {
      worker.off('message', onMessage)
      worker.off('error', onError)
      then()
    }
    const onMessage = ({ value, failure }: Reply) =>
      settle(() => (failure === undefined ? resolve(value) : reject(failure as Error)))
    const onError = (error: Error) => settle(() => reject(error))
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.postMessage(task)
  })
}

/** The other side: answers every task that comes. Errors go back as they are. */
export function answering<Task, Answer>(port: MessagePort, work: (task: Task) => Promise<Answer>): void {
  port.on('message', (task: Task) => {
    void work(task).then(
      (value) => port.postMessage({ value } satisfies Reply),
      (failure: unknown) => port.postMessage({ failure } satisfies Reply),
    )
  })
}

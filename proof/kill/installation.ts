import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startEmbedded, type Embedded } from '#platform/db'
import { prepareDatabase } from '../../server/house.ts'
import { environmentFor, frugal } from '../../server/settings.ts'

/** An installation whose parts can be killed and brought up again. */
export interface Installation {
  address(): string
  url(): string
  /** `kill -9`, of the server or of the database under it; comes back when all of it is gone. */
  kill(part: 'server' | 'database'): Promise<void>
  up(): Promise<void>
  end(): Promise<void>
}

export function installation(folder: string): Installation {
  let database: Embedded | undefined
  let server: ChildProcess | undefined
  let address = ''

  async function killServer(): Promise<void> {
    if (!server) return
    // A server whose worker was about to write when its database was killed has ended by itself.
    if (server.exitCode === null && server.signalCode === null) {
      const gone = once(server, 'exit')
      server.kill('SIGKILL')
      await gone
    }
    server = undefined
  }

  return {
    address: () => address,
    url: () => database!.url,
    async kill(part) {
      if (part === 'database') {
        process.kill(database!.pid, 'SIGKILL')
        database = undefined
        // As in the program, a server does not outlive its database.
        await wait(50)
      }
      await killServer()
    },
    async up() {
      const fresh = database === undefined
      database ??= await insistently(() => startEmbedded({ directory: join(folder, 'database') }))
      if (fresh) await prepareDatabase(database.url)
      server = fork(fileURLToPath(new URL('./server-process.ts', import.meta.url)), {
        env: {
          ...environmentFor(database.url),
          THROUGHLINE_DATA: folder,
          THROUGHLINE_PORT: '0',
          THROUGHLINE_DEMONSTRATION: 'yes',
        },
        execArgv: frugal(process.execArgv),
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      const failed = once(server, 'exit').then(() =>
        Promise.reject(new Error('The server ended at its start.')),
      )
      failed.catch(() => {})
      const [said] = (await Promise.race([once(server, 'message'), failed])) as [{ address: string }]
      address = said.address
    },
    async end() {
      await killServer()
      await database?.stop()
      // Where the folder was closed to the account of PostgreSQL, the data is kept in another.
      if (database) await rm(database.folder, { recursive: true, force: true })
    },
  }
}

/** A killed server's claim on its folder lasts until its end was noticed. */
async function insistently<T>(work: () => Promise<T>): Promise<T> {
  for (let tried = 0; ; tried++) {
    try {
      return await work()
    } catch (error) {
      if (tried === 20) throw error
      await wait(500)
    }
  }
}

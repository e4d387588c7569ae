import type { Database } from '#platform/db'
import type { AuditSecret } from '../secret.ts'
import { createAlarms, type Alarm } from './alarms.ts'
import { createHeadWriter } from './head-writer.ts'
import { createPatrol } from './patrol.ts'
import { createSealer } from './seal.ts'

export interface KeeperSettings {
  readonly database: Database
  readonly secret: AuditSecret
  /** File outside the database that heads are added to. */
  readonly heads: string
  /** Told once when an alarm begins and once when it ends. */
  readonly say: (what: { alarm: string; sentence: string; over: boolean }) => void
  /** Milliseconds between two looks for new rows. */
  readonly every?: number
}

/** Seals the audit for as long as the process runs, and knows what is wrong with it. */
export interface AuditKeeper {
  /** Begins; until then nothing is sealed and nothing told. */
  start(): void
  alarms(): readonly Alarm[]
  /** Seconds since everything committed was last seen sealed. */
  unsealedSeconds(): number
  stop(): Promise<void>
}

const EVERY_MS = 1_000

/**
 * What seals the audit. It runs in every web process: one is there whenever people work, and the one that shows them
 * alarms is the one that knows them. Processes take turns by themselves.
 */
export function createKeeper({
  database,
  secret,
  heads,
  say,
  every = EVERY_MS,
}: KeeperSettings): AuditKeeper {
  const sealer = createSealer(database)
  const writer = createHeadWriter(database, secret, heads)
  const patrol = createPatrol(database)
  const alarms = createAlarms(say)
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  async function look(): Promise<void> {
    const began = Date.now()
    const end = await sealer.seal()
    alarms.sealed(began)
    alarms.heads(await writer.look(end))
    alarms.chain(await patrol.look(end.seq))
  }

  async function turn(): Promise<void> {
    // A database that is away is no news in itself: that rows stay unsealed is, and is told after a minute.
    await look().catch((error: unknown) => alarms.failed(error))
    alarms.tell()
    if (!stopped) timer = setTimeout(next, every).unref()
  }
  let running = Promise.resolve()
  function next(): void {
    running = turn()
  }

  return {
    start: next,
    alarms: alarms.current,
    unsealedSeconds: alarms.unsealedSeconds,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
      clearTimeout(timer)
    },
  }
}

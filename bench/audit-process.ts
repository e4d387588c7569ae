import { findActor } from '#platform/access'
import { audited, createSealer } from '#platform/audit'
import { openDatabase, type Tx } from '#platform/db'
import { policies } from '../server/house.ts'

/** What one process of the measurement does. */
export interface AuditLoad {
  readonly url: string
  readonly email: string
  readonly clients: number
  readonly seconds: number
  readonly work: 'plain' | 'audited' | 'seal'
}

const RECORDS = 20_000

const load = JSON.parse(process.argv[2]!) as AuditLoad
const database = openDatabase({ url: load.url, poolSize: load.clients })
if (load.work === 'seal') await seal()
else await write()
await database.close()
process.exit(0)

/** Seals as a web process does, until it is told to stop. */
async function seal(): Promise<void> {
  let stopping = false
  process.once('SIGTERM', () => (stopping = true))
  const sealer = createSealer(database)
  while (!stopping) {
    await sealer.seal()
    await new Promise((resolve) => setTimeout(resolve, 1_000))
  }
}

/** Changes one record in each transaction, as an edit does, and tells how many were committed in the time. */
async function write(): Promise<void> {
  const actor = (await findActor(database, { email: load.email }, policies))!
  let next = 0
  const change = async (tx: Tx) => {
    const id = ((next++ * 7919) % RECORDS) + 1
    tx.about({ type: 'record', id: String(id), fields: ['remark'] })
    await tx.client.query(`update bench.record set version = version + 1, remark = 'changed' where id = $1`, [
      id,
    ])
  }
  const once =
    load.work === 'plain'
      ? () => database.withActor(actor, change)
      : () => audited(database, actor, { action: 'bench.change', address: '192.0.2.17' }, change)
  await Promise.all(Array.from({ length: load.clients }, once))
  let done = 0
  const until = performance.now() + load.seconds * 1000
  const client = async () => {
    while (performance.now() < until) {
      await once()
      done++
    }
  }
  await Promise.all(Array.from({ length: load.clients }, client))
  process.send!(done)
}

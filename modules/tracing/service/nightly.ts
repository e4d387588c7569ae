import type { Database } from '#platform/db'
import { uuid } from '#platform/db'

/** What is done every night: where it stands when it ran last, and the job that runs it. */
const NIGHTLY = [
  { table: 'reconciliation', kind: 'tracing.reconcileNightly' },
  { table: 'indicator_run', kind: 'tracing.findIndicatorsNightly' },
] as const

/**
 * Asks for the nightly work of every agency that was last done a day ago, in the name of who asked then and with the
 * powers that person has now. Any number of workers may ask: only one finds the agency due.
 */
export async function askNightly(database: Database): Promise<number> {
  let asked = 0
  for (const work of NIGHTLY) asked += await ask(database, work)
  return asked
}

async function ask(database: Database, { table, kind }: (typeof NIGHTLY)[number]): Promise<number> {
  return database.withOwner(async (client) => {
    await client.query('set local role throughline_keeper')
    const { rows } = await client.query<{ owner_agency: number; ran_as: string }>(
      `update tracing.${table} set asked_at = now()
       where greatest(ran_at, asked_at) < now() - interval '20 hours' returning owner_agency, ran_as`,
    )
    await client.query('set local role none')
    for (const { owner_agency, ran_as } of rows) {
      const id = uuid()
      const envelope = JSON.stringify({
        jobId: id,
        personId: ran_as,
        purpose: 'criminal-investigation',
        payload: {},
      })
      await client.query(
        'insert into jobs.job (id, owner_agency, person_id, kind, envelope) values ($1, $2, $3, $4, $5)',
        [id, owner_agency, ran_as, kind, envelope],
      )
      await client.query('select jobs.enqueue($1, $2, $3)', [kind, envelope, id])
    }
    return rows.length
  })
}

import pg from 'pg'
import { setTimeout as wait } from 'node:timers/promises'
import { openSecret, readHeads, verifyAudit } from '#platform/audit'
import { openDatabase } from '#platform/db'
import { join } from 'node:path'
import type { Ledger } from './work.ts'

export interface Count {
  readonly lost: number
  readonly duplicates: number
  /** Neither whole nor given up: an import that is killed three times leaves nothing, and says so. */
  readonly importsWrong: number
  readonly importsGivenUp: number
  /** Incidents without exactly one row of the audit, and the other way round. */
  readonly auditOff: number
  readonly sealed: number
  readonly unsealed: number
  readonly chain: string
}

/** Counts, after everything has come to rest, what is there against what was answered. */
export async function countAll(url: string, folder: string, ledger: Ledger, shape: string): Promise<Count> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const rows = async (sql: string, values: unknown[] = []) =>
    (await client.query<Record<string, string | number>>(sql, values)).rows
  try {
    await client.query('set role throughline_keeper')
    const numbers = (
      await rows(
        `select number, count(*)::int as n from incidents.incident where number like 'K-%' group by 1`,
      )
    ).map((row) => [String(row['number']), Number(row['n'])] as const)
    const there = new Map(numbers)
    const givenUp = new Set(
      (
        await rows(
          `select envelope->'payload'->>'importId' as id from jobs.job
           where kind = 'incidents.runImport' and state = 'failed' and problem->>'sentence' like '%interrupted three times%'`,
        )
      ).map((row) => row['id']),
    )
    let [importsWrong, importsGivenUp] = [0, 0]
    for (const { id, prefix } of ledger.imports) {
      if (givenUp.has(id)) importsGivenUp++
      const found = await shapeOf(client, prefix)
      const asTold = givenUp.has(id) ? found.startsWith('0/') : found === shape
      if (asTold) continue
      importsWrong++
      console.log(
        `Import ${id} ${givenUp.has(id) ? 'was given up' : 'was not given up'} and left ${found}, whole is ${shape}`,
      )
    }
    await client.query('reset role')
    const [audited] = await rows(
      `select count(*)::int as n from audit.event where action = 'incidents.record' and outcome = 'done'`,
    )
    return {
      lost: ledger.entered.filter((number) => !there.has(number)).length,
      duplicates: numbers.filter(([, n]) => n > 1).length,
      importsWrong,
      importsGivenUp,
      auditOff: Math.abs(Number(audited!['n']) - numbers.reduce((sum, [, n]) => sum + n, 0)),
      ...(await chainOf(url, folder)),
    }
  } finally {
    await client.end()
  }
}

/** Incidents and people of a file, as one word to compare. */
export async function shapeOf(client: pg.ClientBase, prefix: string): Promise<string> {
  const { rows } = await client.query<{ shape: string }>(
    `select concat_ws('/', count(*), sum(killed), sum(wounded), sum(suspects),
       (select count(*) from incidents.victim v join incidents.incident w on w.id = v.incident_id where w.number like $1 || '%'))
       as shape from incidents.incident where number like $1 || '%'`,
    [prefix],
  )
  return rows[0]!.shape
}

/** Waits until no job waits or runs and the sealer has caught up. */
export async function atRest(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set role throughline_keeper')
    for (;;) {
      const { rowCount } = await client.query(
        `select from jobs.job where state in ('waiting', 'running') limit 1`,
      )
      if (rowCount === 0) break
      await wait(500)
    }
    await wait(3_000)
  } finally {
    await client.end()
  }
}

async function chainOf(url: string, folder: string): Promise<Pick<Count, 'sealed' | 'unsealed' | 'chain'>> {
  const database = openDatabase({ url })
  try {
    const secret = await openSecret(join(folder, 'audit', 'key'))
    const heads = await readHeads(join(folder, 'audit', 'heads.jsonl'))
    const report = await verifyAudit(database, { heads, publicKeys: [secret.publicKey] })
    const chain = report.broken ? JSON.stringify(report.broken) : 'intact'
    return { sealed: report.rows, unsealed: report.unsealed, chain }
  } finally {
    await database.close()
  }
}

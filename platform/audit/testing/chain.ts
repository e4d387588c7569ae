import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { testHouse, type TestHouse } from '#testing'
import { recordAlone } from '../record.ts'
import { chainEnd, createSealer, type Sealer } from '../chain/seal.ts'
import { signedHead, type Head } from '../chain/heads.ts'
import { auditSecret } from '../secret.ts'

/** A house with an audit of `rows` rows, sealed, for tests that then do to it what nobody may. */
export interface Chain extends TestHouse {
  readonly sealer: Sealer
  readonly folder: string
  add(rows: number): Promise<void>
  /** Does what only someone who rules the database can do: statements while the guards are off. */
  tamper(...statements: string[]): Promise<void>
  head(): Promise<Head>
}

export const secret = auditSecret(randomBytes(32))

export async function chainOf(rows: number): Promise<Chain> {
  const house = await testHouse()
  const sealer = createSealer(house.database)
  const folder = await mkdtemp(join(tmpdir(), 'throughline-audit-'))
  const add = async (count: number) => {
    for (let i = 0; i < count; i++)
      await recordAlone(house.database, {
        actor: null,
        action: `testing.${i}`,
        subjects: [{ type: 'thing', id: String(i), fields: ['a', 'b'] }],
        outcome: 'done',
      })
  }
  await add(rows)
  await sealer.seal()
  return {
    ...house,
    sealer,
    folder,
    add,
    tamper: (...statements) =>
      house.database.withOwner(async (client) => {
        const tables = ['event', 'seal', 'content']
        for (const table of tables) await client.query(`alter table audit.${table} disable trigger kept`)
        for (const statement of statements) await client.query(statement)
        for (const table of tables) await client.query(`alter table audit.${table} enable trigger kept`)
      }),
    head: async () => signedHead(secret, await house.database.withOwner(chainEnd)),
    async close() {
      await house.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

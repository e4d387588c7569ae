import type { Database } from '#platform/db'
import { checkHeads, type HeadFile } from '../chain/heads.ts'
import { verifyChain, type Verification } from '../chain/verify.ts'
import { verifyContents } from '../contents/verify.ts'

export interface AuditReport extends Verification {
  /** Rows that are committed and not in the chain; a sealer that runs leaves none for more than seconds. */
  readonly unsealed: number
  readonly oldestUnsealedAt: string | null
  /** Lines of the file of heads that could not be read, such as one that a crash cut off. */
  readonly unreadableHeads: number
  readonly seconds: number
}

/**
 * Everything that shows whether anyone touched the audit: signatures of the heads, the chain, the contents, what is
 * not sealed. Stops at the first break.
 */
export async function verifyAudit(
  database: Database,
  { from = 1, heads, publicKeys }: { from?: number; heads: HeadFile; publicKeys: readonly string[] },
): Promise<AuditReport> {
  const began = performance.now()
  const forged = checkHeads(heads, publicKeys)
  const chain: Verification = forged
    ? { rows: 0, from, to: from - 1, hash: '', heads: 0, broken: forged }
    : await verifyChain(database, { from, heads: heads.heads })
  const broken = chain.broken ?? (await verifyContents(database, from))
  return {
    ...chain,
    broken,
    ...(await unsealed(database)),
    unreadableHeads: heads.unreadable.length,
    seconds: (performance.now() - began) / 1000,
  }
}

async function unsealed(database: Database): Promise<Pick<AuditReport, 'unsealed' | 'oldestUnsealedAt'>> {
  return database.withOwner(async (client) => {
    await client.query('set local statement_timeout = 0')
    const { rows } = await client.query<{ n: number; oldest: Date | null }>(
      `select count(*) as n, min(at) as oldest from audit.event
       where not exists (select from audit.seal where seal.event_id = event.id)`,
    )
    return { unsealed: rows[0]!.n, oldestUnsealedAt: rows[0]!.oldest?.toISOString() ?? null }
  })
}

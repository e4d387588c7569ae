import type { PoolClient } from 'pg'
import type { Database } from '#platform/db'
import type { Vault } from '../vault.ts'
import type { Operator } from './operator.ts'

const KNOWN = Buffer.from('throughline')
const ABOUT = 'vault check'

/**
 * Whether the secrets of authenticators that stand in the database were encrypted with this key. While there are
 * none, any key fits, and is the one from then on.
 */
export async function vaultFits(database: Database, vault: Vault): Promise<boolean> {
  return database.withOwner(async (client) => {
    // Servers that start together ask one after the other.
    await client.query('lock table access.vault_check in share row exclusive mode')
    const check = await checkValue(client)
    if (check && opens(vault, check, ABOUT)) return true
    const secret = await anySecret(client)
    if (secret && (check !== undefined || !opens(vault, secret.sealed, secret.about))) return false
    await adopt(client, vault)
    return true
  })
}

/** Takes a new key into use because the old one is lost; authenticators from before cannot be checked any more. */
export async function beginVault({ database, audit }: Operator, vault: Vault, reason: string): Promise<void> {
  await database.withOwner(async (client) => {
    await adopt(client, vault)
    const subjects = [{ type: 'accounts-key', fields: [reason] }]
    await audit.alone({ actor: null, action: 'access.beginKey', subjects, outcome: 'done' }, client)
  })
}

async function checkValue(client: PoolClient): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ sealed: Buffer }>('select sealed from access.vault_check')
  return rows[0]?.sealed
}

async function anySecret(client: PoolClient): Promise<{ about: string; sealed: Buffer } | undefined> {
  const { rows } = await client.query<{ about: string; sealed: Buffer }>(
    `select id::text as about, totp_secret as sealed from access.person where totp_secret is not null
     order by totp_since desc limit 1`,
  )
  return rows[0]
}

async function adopt(client: PoolClient, vault: Vault): Promise<void> {
  await client.query(
    `insert into access.vault_check (sealed) values ($1) on conflict (one) do update set sealed = excluded.sealed`,
    [vault.seal(KNOWN, ABOUT)],
  )
}

function opens(vault: Vault, sealed: Buffer, about: string): boolean {
  try {
    vault.open(sealed, about)
    return true
  } catch {
    return false
  }
}

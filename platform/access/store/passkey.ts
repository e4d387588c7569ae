import type { PoolClient } from 'pg'

export interface PasskeyRow {
  id: string
  credential_id: string
  person_id: string
  public_key: Buffer
  counter: number
  transports: string[]
  name: string
  created_at: Date
  used_at: Date | null
}

export async function listPasskeysOf(client: PoolClient, personId: string): Promise<PasskeyRow[]> {
  const { rows } = await client.query<PasskeyRow>(
    'select * from access.passkey where person_id = $1 order by created_at, id',
    [personId],
  )
  return rows
}

/** Locked: two answers of one passkey at a time would otherwise pass with the same counter. */
export async function lockPasskey(client: PoolClient, credentialId: string): Promise<PasskeyRow | undefined> {
  const { rows } = await client.query<PasskeyRow>(
    'select * from access.passkey where credential_id = $1 for update',
    [credentialId],
  )
  return rows[0]
}

export async function insertPasskey(
  client: PoolClient,
  passkey: Omit<PasskeyRow, 'id' | 'used_at'>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into access.passkey (credential_id, person_id, public_key, counter, transports, name, created_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      passkey.credential_id,
      passkey.person_id,
      passkey.public_key,
      passkey.counter,
      passkey.transports,
      passkey.name,
      passkey.created_at,
    ],
  )
  return rowCount === 1
}

export async function notePasskeyUse(
  client: PoolClient,
  credentialId: string,
  counter: number,
  now: Date,
): Promise<void> {
  await client.query('update access.passkey set counter = $2, used_at = $3 where credential_id = $1', [
    credentialId,
    counter,
    now,
  ])
}

export async function deletePasskey(client: PoolClient, personId: string, id: string): Promise<boolean> {
  const { rowCount } = await client.query('delete from access.passkey where person_id = $1 and id = $2', [
    personId,
    id,
  ])
  return rowCount === 1
}

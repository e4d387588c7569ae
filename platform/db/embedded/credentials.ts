import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { replaceFile, textOf } from './files.ts'

/** The superuser's and the application's passwords; `fresh` when they were made just now. */
export interface Credentials {
  readonly owner: string
  readonly application: string
  readonly fresh: boolean
}

/** Login names and the name of the application's database. */
export const [ownerLogin, applicationLogin, databaseName] = ['postgres', 'throughline', 'throughline']

/** Reads the passwords kept (readable by us alone) beside the data. */
export async function readCredentials(home: string): Promise<Credentials | undefined> {
  const text = await textOf(join(home, 'credentials.json'))
  try {
    const { owner, application }: Partial<Credentials> = JSON.parse(text ?? '')
    return owner === undefined || application === undefined ? undefined : { owner, application, fresh: false }
  } catch {
    return undefined
  }
}

/** Makes and keeps new passwords: random, and safe in a connection string as they are. */
export async function makeCredentials(home: string): Promise<Credentials> {
  const [owner, application] = [password(), password()]
  await replaceFile(join(home, 'credentials.json'), JSON.stringify({ owner, application }))
  return { owner, application, fresh: true }
}

const password = () => randomBytes(24).toString('base64url')

/** A connection string. TLS is off by name, because PGSSLMODE in somebody's shell would otherwise demand it. */
export function connectionString(login: string, secret: string, port: number, database: string): string {
  return `postgresql://${login}:${secret}@127.0.0.1:${port}/${database}?sslmode=disable`
}

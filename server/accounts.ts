import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { providersOf, VAULT_KEY_BYTES, vaultFits, vaultOf, type Provider, type Vault } from '#platform/access'
import type { Database } from '#platform/db'
import { SettingsError, type Settings } from './settings.ts'

/** What signing in needs of the installation: the key of authenticator secrets, and providers of agencies. */
export async function accountSettings(
  settings: Pick<Settings, 'accountsKey' | 'dataDirectory' | 'providers'>,
): Promise<{ vault: Vault; providers: Provider[] }> {
  const key = settings.accountsKey ?? (await keptKey(join(settings.dataDirectory, 'keys')))
  return {
    vault: vaultOf(key),
    providers: settings.providers === undefined ? [] : await readProviders(settings.providers),
  }
}

/**
 * With another key nobody's codes could be checked, so the server does not start; its database is closed.
 *
 * @throws SettingsError
 */
export async function requireKey(database: Database, vault: Vault): Promise<void> {
  if (await vaultFits(database, vault)) return
  await database.close()
  throw new SettingsError(
    'The key of authenticators is not the one that those in the database were encrypted with. Set THROUGHLINE_ACCOUNTS_KEY to that key, or put its file back as keys/accounts.key in THROUGHLINE_DATA. If it is lost: throughline account begin-key "why".',
  )
}

/** The key beside the data, made when there is none. Two programs that start together agree on one. */
async function keptKey(folder: string): Promise<Buffer> {
  const path = join(folder, 'accounts.key')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const made = randomBytes(VAULT_KEY_BYTES).toString('hex')
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(`${made}\n`)
    await file.sync()
    await file.close()
    return Buffer.from(made, 'hex')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const text = (await readFile(path, 'utf8')).trim()
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new SettingsError(
      `${path} does not hold 64 hexadecimal digits. Restore it from a backup; without it authenticators cannot be checked.`,
    )
  return Buffer.from(text, 'hex')
}

async function readProviders(path: string): Promise<Provider[]> {
  try {
    return providersOf(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    throw new SettingsError(`THROUGHLINE_OIDC: ${path} cannot be used. ${reasonOf(error)}`)
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error)
  if (error instanceof SyntaxError) return 'It is not JSON.'
  return `It cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`
}

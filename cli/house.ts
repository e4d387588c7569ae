import type { Purpose } from '#contract'
import { findActor } from '#platform/access'
import { openSecret } from '#platform/audit'
import type { Actor } from '#platform/db'
import type { House } from '#platform/module'
import { databaseUrl } from '../server/database-url.ts'
import { openFiles, openHouse, policies } from '../server/house.ts'
import { filesFolder, readSettings, type Settings } from '../server/settings.ts'
import { UsageError } from './command.ts'

/** In the demonstration nobody has to say who they are. */
const DEMONSTRATION_ACCOUNT = 'r.marsh@alderbay.example'

/** The database and files of this installation, for as long as a command runs. */
export async function openInstallation(settings: Settings): Promise<House> {
  const url = await databaseUrl(settings)
  const secret = await openSecret(settings.auditKey)
  return openHouse(url, openFiles(settings, filesFolder(settings)), { poolSize: 4, secret })
}

/** Opens the installation for one piece of work. */
export async function withHouse<T>(settings: Settings, work: (house: House) => Promise<T>): Promise<T> {
  const house = await openInstallation(settings)
  try {
    return await work(house)
  } finally {
    await house.database.close()
  }
}

/**
 * Opens the installation in the name of an account.
 * @param as e-mail of the account; otherwise the one of the settings
 * @param opened is told of the house before anything can fail, so that it is closed in any case
 * @throws UsageError where no account is named, or none is enabled
 */
export async function openAs(
  as: string | undefined,
  purpose: Purpose | undefined,
  opened: (house: House) => void,
): Promise<{ house: House; actor: Actor }> {
  const settings = readSettings()
  const house = await openInstallation(settings)
  opened(house)
  const email = as ?? settings.account ?? (settings.demonstration ? DEMONSTRATION_ACCOUNT : undefined)
  if (!email) throw new UsageError('Say who you are: --as you@agency.example, or set THROUGHLINE_ACCOUNT.')
  const actor = await findActor(house.database, { email }, policies, purpose)
  if (!actor)
    throw new UsageError('No enabled account has this e-mail address. Check --as or THROUGHLINE_ACCOUNT.')
  return { house, actor }
}

import { openSecret } from '#platform/audit'
import type { House } from '#platform/module'
import { databaseUrl } from '../server/database-url.ts'
import { openFiles, openHouse } from '../server/house.ts'
import { filesFolder, type Settings } from '../server/settings.ts'

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

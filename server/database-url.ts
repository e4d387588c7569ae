import { runningEmbedded } from '#platform/db'
import { databaseFolder, SettingsError, type Settings } from './settings.ts'

/** The database to talk to: the one set, or the embedded one that `npm start` is running. */
export async function databaseUrl(settings: Settings): Promise<string> {
  if (settings.databaseUrl) return settings.databaseUrl
  const running = await runningEmbedded(databaseFolder(settings))
  if (!running)
    throw new SettingsError(
      'No database is running here. Start Throughline with npm start, or set DATABASE_URL.',
    )
  return running.url
}

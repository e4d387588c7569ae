import { databaseTypes } from './database-types.ts'
import { apiPage, errorsPage, permissionsPage, settingsPage } from './pages.ts'
import { withDatabase } from '../with-database.ts'

/** Path → content of every generated file, made afresh. */
export async function generated(): Promise<Map<string, string>> {
  return new Map([
    ['platform/db/schema.ts', await withDatabase(databaseTypes)],
    ['docs/reference/api.md', await apiPage()],
    ['docs/reference/errors.md', errorsPage()],
    ['docs/reference/permissions.md', permissionsPage()],
    ['docs/reference/settings.md', settingsPage()],
  ])
}

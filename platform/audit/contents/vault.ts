import type { Database } from '#platform/db'
import type { AuditSecret } from '../secret.ts'

const secrets = new WeakMap<Database, AuditSecret>()

/** Gives a database the secret under which the audit keeps what changes held before and after. */
export function keepContents(database: Database, secret: AuditSecret): void {
  secrets.set(database, secret)
}

/** The secret of a database; without one, names of fields are kept and no contents. */
export const secretOf = (database: Database): AuditSecret | undefined => secrets.get(database)

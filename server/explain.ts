import { EmbeddedError, MigrationError } from '#platform/db'
import { SettingsError } from './settings.ts'

const SENTENCES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program uses this port. Stop it, or choose another: THROUGHLINE_PORT=8788 npm start',
  EACCES:
    'This port or folder is not open to you. Choose another: THROUGHLINE_PORT=8788 or THROUGHLINE_DATA=…',
  EADDRNOTAVAIL: 'THROUGHLINE_HOST is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 for all.',
  ECONNREFUSED:
    'The database at DATABASE_URL does not answer. Check the address and that PostgreSQL is running.',
  ENOTFOUND: 'The host of DATABASE_URL is not known. Check how it is written.',
  '28P01': 'The database at DATABASE_URL refuses this user or password. Check both.',
  '28000': 'The database at DATABASE_URL refuses this user. Check its name and pg_hba.conf.',
  '3D000': 'The database named in DATABASE_URL does not exist. Make it with createdb, or correct the name.',
}

/** Why the program cannot start, in a sentence for whoever started it; a mistake of ours with its place. */
export function explain(error: unknown): string {
  if (error instanceof EmbeddedError) return `${error.message} ${error.remedy}`
  if (error instanceof SettingsError || error instanceof MigrationError) return error.message
  const { code, message, stack } = error as NodeJS.ErrnoException
  return SENTENCES[code ?? ''] ?? stack ?? message
}

/** The door to PostgreSQL: embedded server, pool, migrations, and transactions in an actor's name. */
export type { Actor, SharedScope, Subject } from './actor.ts'
export { openDatabase, type Database } from './database.ts'
export { EmbeddedError, runningEmbedded, startEmbedded, type Embedded } from './embedded/index.ts'
export {
  holdMigrations,
  migrate,
  MigrationError,
  readLedger,
  replay,
  type Applied,
  type MigrationSource,
} from './migrate.ts'
export type { DB } from './schema.ts'
export { renewStatistics } from './statistics.ts'
export { asKeeper, asOwner, type Tx } from './transaction.ts'
export { uuid } from './uuid.ts'

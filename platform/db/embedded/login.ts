import pg from 'pg'
import { applicationLogin, connectionString, databaseName, ownerLogin } from './credentials.ts'
import type { Credentials } from './credentials.ts'

/**
 * Makes sure that the application's login and database exist. The login owns the database, may create roles
 * and databases, and is bound by row-level security like everybody else.
 */
export async function ensureLogin(port: number, credentials: Credentials): Promise<void> {
  const client = new pg.Client({
    connectionString: connectionString(ownerLogin, credentials.owner, port, 'postgres'),
  })
  await client.connect()
  try {
    const roles = await client.query('select from pg_roles where rolname = $1', [applicationLogin])
    const rights = 'LOGIN NOSUPERUSER CREATEROLE CREATEDB NOBYPASSRLS NOREPLICATION'
    const verb = roles.rowCount === 0 ? 'CREATE' : 'ALTER'
    if (roles.rowCount === 0 || credentials.fresh) {
      const password = client.escapeLiteral(credentials.application)
      await client.query(`${verb} ROLE ${applicationLogin} ${rights} PASSWORD ${password}`)
    }
    const databases = await client.query('select from pg_database where datname = $1', [databaseName])
    if (databases.rowCount === 0)
      await client.query(`CREATE DATABASE ${databaseName} OWNER ${applicationLogin}`)
  } finally {
    await client.end()
  }
}

import { readFile, stat } from 'node:fs/promises'
import { errnoOf } from './errors.ts'

/** The system account PostgreSQL runs under when Throughline itself runs as root. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** Accounts worth running a database under, best first; `_postgres` is the one macOS ships. */
const preferred = ['postgres', '_postgres', 'nobody']

/**
 * The account to drop to, or undefined when this process is not root and PostgreSQL simply runs as it.
 * PostgreSQL refuses to run as root, and initdb refuses a number that has no entry in the account list.
 * An owner already settled on (the data's, then the folder's) wins, so that later starts agree with the first.
 *
 * @returns 'none' when root has no account to drop to
 */
export async function accountFor(folders: readonly string[]): Promise<Account | 'none' | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const accounts = await listAccounts()
  for (const folder of folders) {
    const uid = await ownerOf(folder)
    const owner = accounts.find((account) => account.uid === uid)
    if (owner !== undefined) return owner
  }
  for (const name of preferred) {
    const account = accounts.find((candidate) => candidate.name === name)
    if (account !== undefined) return account
  }
  return 'none'
}

async function listAccounts(): Promise<Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    if (name === undefined || !/^\d+$/.test(uid ?? '') || !/^\d+$/.test(gid ?? '')) return []
    return Number(uid) === 0 ? [] : [{ name, uid: Number(uid), gid: Number(gid) }]
  })
}

/** The number of the account a file or folder belongs to; undefined when it does not exist. */
export async function ownerOf(folder: string): Promise<number | undefined> {
  try {
    return (await stat(folder)).uid
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined
    throw error
  }
}

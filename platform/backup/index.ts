/** A backup of the whole installation in one sealed file: taken, read through, restored. */
export { backupErrors } from './contract.ts'
export type { BackupKey } from './header.ts'
export { readBackup, type Contents } from './read.ts'
export { restoreBackup } from './restore.ts'
export { takeBackup } from './take.ts'

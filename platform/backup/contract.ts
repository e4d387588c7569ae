import { errors } from '../contract/index.ts'

/** What can be wrong with taking, reading or restoring a backup. */
export const backupErrors = errors({
  'backup.refused': {
    status: 409,
    sentence: 'This cannot be done with the database as it is.',
    remedy: 'Read what is said above, change it and start again. Nothing was changed.',
  },
  'backup.key': {
    status: 422,
    sentence: 'The key does not open this backup.',
    remedy: 'Use the key or passphrase it was made with.',
  },
  'backup.damaged': {
    status: 422,
    sentence: 'The backup is damaged.',
    remedy: 'Use another copy of it, or an older backup. Nothing was changed.',
  },
})

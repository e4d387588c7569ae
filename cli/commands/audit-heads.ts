import { rename } from 'node:fs/promises'
import { checkHeads, fingerprint, openSecret, readHeads, recordAlone, type Head } from '#platform/audit'
import { readSettings, type Settings } from '../../server/settings.ts'
import { UsageError, type Command, type Given } from '../command.ts'
import { withHouse } from '../house.ts'

const SHOWN = 10

/** `throughline audit heads`: the last signed heads, to be handed to partners. */
export const auditHeads: Command = {
  usage: 'audit heads [--last N] [--begin-anew REASON] [--json]',
  options: {
    last: { type: 'string', about: `How many; otherwise ${SHOWN}` },
    'begin-anew': {
      type: 'string',
      about: 'After a restored backup: put the file aside, begin another, and keep this reason in the audit',
    },
  },
  async run(given) {
    const settings = readSettings()
    const reason = given.text('begin-anew')
    if (reason !== undefined) return beginAnew(given, settings, reason)
    const secret = await openSecret(settings.auditKey)
    const file = await readHeads(settings.auditHeads)
    const heads = file.heads.slice(-countOf(given.text('last')))
    const broken = checkHeads(file, [secret.publicKey])
    if (given.flag('json')) given.print(JSON.stringify({ file: settings.auditHeads, heads, broken }, null, 2))
    else
      given.print([settings.auditHeads, ...heads.map(inWords), broken?.sentence].filter(Boolean).join('\n'))
    return broken ? 1 : 0
  },
}

/** `throughline audit key`: what heads are checked with. */
export const auditKey: Command = {
  usage: 'audit key [--json]',
  options: {},
  async run(given) {
    const { publicKey } = await openSecret(readSettings().auditKey)
    const print = fingerprint(publicKey)
    given.print(
      given.flag('json')
        ? JSON.stringify({ publicKey, fingerprint: print })
        : `${publicKey}\nFingerprint ${print}`,
    )
  },
}

function countOf(text: string | undefined): number {
  const count = Number(text ?? SHOWN)
  if (!Number.isSafeInteger(count) || count < 1) throw new UsageError('--last: Write a whole number from 1.')
  return count
}

const inWords = ({ at, seq, hash }: Head): string => `${at}  ${String(seq).padStart(10)}  ${hash}`

/** The old file is evidence of what stood before: it is kept, and only put aside. */
async function beginAnew(given: Given, settings: Settings, reason: string): Promise<void> {
  if (reason.trim() === '')
    throw new UsageError('--begin-anew: Write why, such as "restored the backup of 14 Feb".')
  const aside = settings.auditHeads.replace(
    /(\.jsonl)?$/,
    `.until-${new Date().toISOString().replace(/:/g, '-')}$1`,
  )
  await withHouse(settings, async ({ database }) => {
    const entry = { actor: null, action: 'audit.beginHeads', outcome: 'done' as const }
    await recordAlone(database, { ...entry, subjects: [{ type: 'audit', fields: [reason] }] })
    await rename(settings.auditHeads, aside)
  })
  given.print(given.flag('json') ? JSON.stringify({ aside }) : `The heads until now stand in ${aside}.`)
}

import { beginVault, recoverAsOperator, releaseAsOperator, restartAsOperator } from '#platform/access'
import { accountSettings } from '../../server/accounts.ts'
import { readSettings } from '../../server/settings.ts'
import { accessAudit } from '../../server/house.ts'
import { UsageError, type Command, type Given } from '../command.ts'
import { withHouse } from '../house.ts'

type Operator = Parameters<typeof releaseAsOperator>[0]

/** As whoever runs the server: no account is needed, and every use leaves its row in the audit. */
async function asOperator<T>(work: (operator: Operator) => Promise<T>): Promise<T> {
  return withHouse(readSettings(), ({ database }) =>
    work({ database, audit: accessAudit(database), now: new Date() }),
  )
}

function wordOf(given: Given, what: string): string {
  const word = given.words.join(' ').trim()
  if (word === '') throw new UsageError(`Say which: ${what}.`)
  return word
}

const unknownAccount = (email: string) => new UsageError(`There is no account with the address ${email}.`)

const told = (given: Given, done: Record<string, unknown>, sentence: string) =>
  given.print(given.flag('json') ? JSON.stringify(done) : sentence)

/** `throughline account recover EMAIL` */
export const accountRecover: Command = {
  usage: 'account recover EMAIL [--json]',
  options: {},
  async run(given) {
    const email = wordOf(given, 'the e-mail address of the account')
    const settings = readSettings()
    const made = await asOperator((operator) => recoverAsOperator(operator, email))
    if (!made) throw unknownAccount(email)
    const link = `${settings.address ?? `http://localhost:${settings.port}`}/welcome/${made.token}`
    const sentence = `${link}\nIt works once, for 24 hours. Password and second factors are chosen anew with it.`
    told(given, { link, expiresAt: made.expiresAt }, sentence)
  },
}

/** `throughline account release EMAIL` */
export const accountRelease: Command = {
  usage: 'account release EMAIL [--json]',
  options: {},
  async run(given) {
    const email = wordOf(given, 'the e-mail address of the account')
    if (!(await asOperator((operator) => releaseAsOperator(operator, email)))) throw unknownAccount(email)
    told(given, { released: email }, `${email} can sign in again.`)
  },
}

/** `throughline account begin-key REASON` */
export const accountBeginKey: Command = {
  usage: 'account begin-key REASON [--json]',
  options: {},
  async run(given) {
    const reason = wordOf(given, 'why the key is another, such as "the disk broke"')
    const { vault } = await accountSettings(readSettings())
    await asOperator((operator) => beginVault(operator, vault, reason))
    const sentence =
      'The server starts with this key from now on. Whoever used an authenticator before needs a recovery link: account recover.'
    told(given, { begun: reason }, sentence)
  },
}

/** `throughline agency restart NAME` */
export const agencyRestart: Command = {
  usage: 'agency restart NAME [--json]',
  options: {},
  async run(given) {
    const name = wordOf(given, 'the name of the agency')
    if (!(await asOperator((operator) => restartAsOperator(operator, name))))
      throw new UsageError(`There is no agency called ${name}.`)
    told(given, { restarted: name }, `The people of ${name} can sign in again.`)
  },
}

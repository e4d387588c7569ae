import { parseArgs } from 'node:util'
import { findActor } from '#platform/access'
import type { Purpose } from '#contract'
import type { Actor } from '#platform/db'
import { asProblem } from '#platform/http'
import type { House } from '#platform/module'
import { policies } from '../server/house.ts'
import { readSettings, SettingsError, type Settings } from '../server/settings.ts'
import { version } from '../server/version.ts'
import { UsageError, type Command, type Given, type Option } from './command.ts'
import { commands } from './commands/index.ts'
import { openInstallation } from './house.ts'

const COMMON: Readonly<Record<string, Option>> = {
  as: { type: 'string', about: 'E-mail of the account to act as; otherwise THROUGHLINE_ACCOUNT' },
  json: { type: 'boolean', about: 'Print one JSON document instead of words' },
  help: { type: 'boolean', about: 'Say how the command is used' },
}

/** In the demonstration nobody has to say who they are. */
const DEMONSTRATION_ACCOUNT = 'r.marsh@alderbay.example'

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const command = commands.find(({ name }) => name.split(' ').every((word, i) => args[i] === word))
  if (!command) return overview(args)
  const opened: House[] = []
  try {
    const { values, positionals } = read(command, args.slice(command.name.split(' ').length))
    if (values['help'] === true) return usage(command)
    return (await command.run(givenOf(values, positionals, opened))) ?? 0
  } catch (error) {
    return report(error, args.includes('--json'))
  } finally {
    for (const house of opened) await house.database.close()
  }
}

function read(command: Command, args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries({ ...COMMON, ...command.options }).map(([name, { type }]) => [name, { type }]),
  )
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\nUsage: throughline ${command.usage}`)
  }
}

function givenOf(
  values: Record<string, string | boolean | (string | boolean)[] | undefined>,
  words: string[],
  opened: House[],
): Given {
  const text = (option: string) => (typeof values[option] === 'string' ? values[option] : undefined)
  return {
    words,
    text,
    flag: (option) => values[option] === true,
    async open(purpose) {
      const settings = readSettings()
      const house = await openInstallation(settings)
      opened.push(house)
      return { house, actor: await actorOf(house, settings, text('as'), purpose) }
    },
    tell: (sentence) => console.error(sentence),
    print: (line) => console.log(line),
  }
}

async function actorOf(
  house: House,
  settings: Settings,
  as: string | undefined,
  purpose: Purpose | undefined,
): Promise<Actor> {
  const email = as ?? settings.account ?? (settings.demonstration ? DEMONSTRATION_ACCOUNT : undefined)
  if (!email) throw new UsageError('Say who you are: --as you@agency.example, or set THROUGHLINE_ACCOUNT.')
  const actor = await findActor(house.database, { email }, policies, purpose)
  if (!actor)
    throw new UsageError('No enabled account has this e-mail address. Check --as or THROUGHLINE_ACCOUNT.')
  return actor
}

function report(error: unknown, json: boolean): number {
  if (error instanceof UsageError || error instanceof SettingsError) {
    console.error(error.message)
    return 2
  }
  const problem = asProblem(error, '')
  if (json)
    console.log(
      JSON.stringify(
        {
          problem: {
            code: problem.code,
            sentence: problem.sentence,
            remedy: problem.remedy,
            fields: problem.fields,
          },
        },
        null,
        2,
      ),
    )
  else console.error(`${problem.sentence} ${problem.remedy}`)
  return 1
}

function usage(command: Command): number {
  console.log(`${command.summary}\n\nUsage: throughline ${command.usage}\n`)
  for (const [name, { about }] of Object.entries({ ...command.options, ...COMMON }))
    console.log(`  --${name.padEnd(14)} ${about}`)
  return 0
}

function overview(args: readonly string[]): number {
  if (args[0] === '--version' || args[0] === 'version') {
    console.log(version)
    return 0
  }
  const asked = args.length === 0 || args[0] === 'help' || args[0] === '--help'
  const print = asked ? console.log : console.error
  if (!asked) print(`There is no command "${args.slice(0, 2).join(' ')}".\n`)
  print('throughline COMMAND\n')
  for (const { name, summary } of commands) print(`  ${name.padEnd(20)} ${summary}`)
  print('\nthroughline COMMAND --help says more. --json works everywhere.')
  return asked ? 0 : 2
}

import { parseArgs } from 'node:util'
import type { House } from '#platform/module'
import { SettingsError } from '../server/settings.ts'
import { version } from '../server/version.ts'
import { UsageError, type Command, type Given, type Option } from './command.ts'
import { commands } from './commands/index.ts'

const COMMON: Readonly<Record<string, Option>> = {
  as: { type: 'string', about: 'E-mail of the account to act as; otherwise THROUGHLINE_ACCOUNT' },
  json: { type: 'boolean', about: 'Print one JSON document instead of words' },
  help: { type: 'boolean', about: 'Say how the command is used' },
}

process.exitCode = await main(process.argv.slice(2))

async function main(args: readonly string[]): Promise<number> {
  const listed = commands.find(({ name }) => name.split(' ').every((word, i) => args[i] === word))
  if (!listed) return overview(args)
  const opened: House[] = []
  try {
    const command = await listed.load()
    const { values, positionals } = read(command, args.slice(listed.name.split(' ').length))
    if (values['help'] === true) return usage(listed.summary, command)
    return (await command.run(givenOf(values, positionals, opened))) ?? 0
  } catch (error) {
    return await report(error, args.includes('--json'))
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
      // The house is large; a command that needs none, or only its help, does without.
      const { openAs } = await import('./house.ts')
      return openAs(text('as'), purpose, (house) => opened.push(house))
    },
    tell: (sentence) => console.error(sentence),
    print: (line) => console.log(line),
  }
}

async function report(error: unknown, json: boolean): Promise<number> {
  if (error instanceof UsageError || error instanceof SettingsError) {
    console.error(error.message)
    return 2
  }
  const { asProblem } = await import('#platform/http')
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

function usage(summary: string, command: Command): number {
  console.log(`${summary}\n\nUsage: throughline ${command.usage}\n`)
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

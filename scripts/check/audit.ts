import { program, type Outcome } from './run.ts'

/** What the registry answers to `npm audit --json`, as far as it is read here. */
interface Answer {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>
  readonly metadata?: { readonly vulnerabilities: Readonly<Record<string, number>> }
}

const GRAVE = ['high', 'critical']

/** Asks the registry what is known of the packages that run in a city. */
const askRegistry = (): Promise<Outcome> =>
  program('npm', ['audit', '--json', '--silent', '--omit=dev', '--fetch-retries=0', '--fetch-timeout=20000'])

/**
 * Fails on a weakness of high or critical severity in what runs in a city. A registry that cannot be asked, as
 * on a machine without a network, is said and is no failure: the next machine asks.
 */
export async function dependencyAudit(ask: () => Promise<Outcome> = askRegistry): Promise<Outcome> {
  const answer = read(await ask().then(({ output }) => output, String))
  if (!answer?.metadata)
    return { passed: true, output: '', note: 'the registry could not be asked; nothing is known' }
  const grave = Object.entries(answer.vulnerabilities ?? {}).filter(([, { severity }]) =>
    GRAVE.includes(severity),
  )
  const lesser = Object.values(answer.metadata.vulnerabilities).some((count) => count > 0)
  return {
    passed: grave.length === 0,
    output: grave
      .map(([name, { severity, range }]) => `${name} ${range}: ${severity}. Update it, or see npm audit.`)
      .join('\n'),
    ...(lesser && { note: 'weaknesses of lower severity are known: npm audit names them' }),
  }
}

function read(text: string): Answer | null {
  try {
    return JSON.parse(text) as Answer
  } catch {
    return null
  }
}

import { Secret, TOTP } from 'otpauth'
import type { CallInput, CallOutput, Problem, RouteShape } from '#contract'
import * as contract from '../../platform/access/contract.ts'
import { createSetup } from '#platform/access'
import { callsOf, type TestHouse } from './house.ts'

export const goodPassword = 'a sentence nobody guesses'

/** A browser: keeps its cookies, comes from an address of its own, and has nothing to do with the server's clock. */
export interface Browser {
  call<R extends RouteShape>(route: R, input?: Partial<CallInput<R>>): Promise<CallOutput<R>>
  refused<R extends RouteShape>(
    route: R,
    input?: Partial<CallInput<R>>,
  ): Promise<Problem & { status: number }>
  readonly cookies: Map<string, string>
}

let browsers = 0

export function browserOf(house: Pick<TestHouse, 'server'>, remoteAddress = nextAddress()): Browser {
  const cookies = new Map<string, string>()
  const calls = callsOf(house.server, {
    remoteAddress,
    cookie: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    answered(given) {
      for (const { name, value } of given) {
        if (value === '') cookies.delete(name)
        else cookies.set(name, value)
      }
    },
  })
  return { ...calls, cookies }
}

const nextAddress = (): string => `10.0.${Math.floor(++browsers / 250)}.${browsers % 250}`

/** Someone with an account of their own, its authenticator and recovery codes, signed in at a browser. */
export interface Newcomer {
  readonly browser: Browser
  readonly email: string
  readonly banner: string
  readonly recoveryCodes: readonly string[]
  /** The code the authenticator shows now, or some steps later. */
  code(steps?: number): string
}

export interface Clock {
  readonly now: () => Date
}

const realClock: Clock = { now: () => new Date() }

export const bannerOf = async (browser: Browser): Promise<string> =>
  (await browser.call(contract.readEntrance)).banner.version

/** Sets up an agency with its first administrator, who enrols an authenticator. */
export async function firstAdministrator(
  house: Pick<TestHouse, 'server' | 'database'>,
  agency: string,
  clock: Clock = realClock,
): Promise<Newcomer> {
  const token = await createSetup(house.database, clock.now())
  const email = `boss-${agency.toLowerCase().replaceAll(' ', '-')}@house.test`
  return accept(house, token, { name: 'Rosa Boss', email, agency }, clock)
}

/** Uses a link and enrols an authenticator. */
export async function accept(
  house: Pick<TestHouse, 'server' | 'database'>,
  token: string,
  who: { name?: string; email: string; agency?: string; password?: string },
  clock: Clock = realClock,
): Promise<Newcomer> {
  const browser = browserOf(house)
  const banner = await bannerOf(browser)
  const body = { password: goodPassword, ...who, banner }
  await browser.call(contract.acceptInvitation, { params: { token }, body })
  const { code, recoveryCodes } = await enrolAuthenticator(browser, clock)
  return { browser, banner, recoveryCodes: recoveryCodes ?? [], email: who.email, code }
}

/** Enrols an authenticator in the session of a browser; answers what shows its codes. */
export async function enrolAuthenticator(
  browser: Browser,
  clock: Clock = realClock,
): Promise<{ code: (steps?: number) => string; recoveryCodes: string[] | null }> {
  const { secret } = await browser.call(contract.askAuthenticator)
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const code = (steps = 0) => totp.generate({ timestamp: clock.now().getTime() + steps * 30_000 })
  const { recoveryCodes } = await browser.call(contract.addAuthenticator, { body: { code: code() } })
  return { code, recoveryCodes }
}

/** Invites a colleague and lets them in. */
export async function colleague(
  house: Pick<TestHouse, 'server' | 'database'>,
  boss: Newcomer,
  email: string,
  roles: CallInput<typeof contract.invitePerson>['body']['roles'],
  clock: Clock = realClock,
): Promise<Newcomer & { id: string }> {
  const { link } = await boss.browser.call(contract.invitePerson, {
    body: { name: 'Ana Costa', email, roles },
  })
  const person = await accept(house, link.split('/').at(-1)!, { email }, clock)
  const { person: shown } = await person.browser.call(contract.readSession)
  return { ...person, id: shown!.id }
}

import type { PoolClient } from 'pg'
import { Failure } from '#platform/http'
import * as contract from '../contract.ts'
import type { Session } from '../contract.ts'
import type { Desk, Door } from '../desk.ts'
import { newAsked, type Provider, type Vouched } from '../provider.ts'
import { bindSubject } from '../store/credential.ts'
import { findPerson, type PersonRow } from '../store/person.ts'
import type { LiveSession, SignInMethod } from '../store/session.ts'
import { askBrowser, takeAnswerable } from './challenge.ts'
import { advance, enter, requireBanner } from './enter.ts'
import { attempt, prove } from './proof.ts'

/** The page of ours a provider sends the browser back to. */
const returnOf = (desk: Desk): string => `${desk.address()}/sign-in/return`
/** Clocks of a provider and of ours may differ by this. */
const CLOCKS_MS = 60_000

/** Where the browser goes to sign in, or with an open or locked session to confirm who is there. */
export async function beginAtProvider(
  desk: Desk,
  door: Door,
  { id, banner }: { id: string; banner: string },
): Promise<{ address: string }> {
  return attempt(desk, door, contract.beginProvider.id, async () => {
    await requireBanner(desk, banner)
    const provider = desk.providers.find((one) => one.id === id)
    if (!provider) throw new Failure('session.provider')
    const live = await desk.sessions.find(door.request)
    const confirms = live?.provider === provider.id && live.step === null ? live : undefined
    const asked = newAsked()
    const address = await provider
      .ask(returnOf(desk), asked, confirms !== undefined)
      .catch((cause: unknown) => {
        throw new Failure('session.provider', {
          detail: 'The provider of your agency cannot be reached.',
          remedy: 'Try again in a few minutes. If it lasts, tell the people who run the provider.',
          cause,
        })
      })
    await askBrowser(desk, door, {
      purpose: 'provider',
      sessionId: confirms?.session_id ?? null,
      content: { provider: id, banner, begun: desk.now().toISOString(), ...asked },
    })
    return { address }
  })
}

export async function finishAtProvider(desk: Desk, door: Door, search: string): Promise<Session> {
  const action = contract.finishProvider.id
  const { person, vouched, banner, confirms } = await attempt(desk, door, action, async (about) => {
    const live = await desk.sessions.find(door.request)
    const confirms = live?.provider && live.step === null ? live : undefined
    const asked = await takeAnswerable(
      desk,
      door,
      { purpose: 'provider', sessionId: confirms?.session_id ?? null },
      'session.provider',
    )
    const provider = desk.providers.find((one) => one.id === asked['provider'])
    if (!provider) throw new Failure('session.provider')
    const vouched = await vouchedFor(desk, provider, search, asked)
    const person = await accountOf(desk, provider, vouched, about)
    if (confirms) requireFresh(confirms, person, vouched, asked['begun'] ?? '')
    return { person, vouched, banner: asked['banner'] ?? null, confirms }
  })
  if (confirms)
    return (await advance(desk, door, confirms, action, async () => ({ methods: [], with: null }))).session
  const methods: SignInMethod[] = [
    'provider',
    ...(vouched.secondFactor ? ['provider-second-factor' as const] : []),
  ]
  return enter(desk, door, person, { action, methods, banner })
}

async function vouchedFor(
  desk: Desk,
  provider: Provider,
  search: string,
  asked: Readonly<Record<string, string | null>>,
): Promise<Vouched> {
  const { state, nonce, verifier } = asked
  return provider
    .vouch(returnOf(desk), search, { state: state ?? '', nonce: nonce ?? '', verifier: verifier ?? '' })
    .catch((cause: unknown) => {
      throw new Failure('session.provider', { cause })
    })
}

/**
 * The account an administrator made for the person, by the provider's own name for them; the first time by e-mail
 * address within the agency. Nobody gets an account by signing in.
 */
async function accountOf(
  desk: Desk,
  provider: Provider,
  vouched: Vouched,
  about: (personId: string) => void,
): Promise<PersonRow> {
  const { issuer, subject, email } = vouched
  const id = await desk.database.withOwner(async (client) => {
    const known = await findPerson(client, { issuer, subject })
    if (known) return known.id
    const invited = email ? await findPerson(client, { email }) : undefined
    return invited && invited.issuer === null ? invited.id : undefined
  })
  if (!id) throw new Failure('session.provider')
  const bind = async (client: PoolClient, person: PersonRow | undefined) => {
    if (person?.provider !== provider.id || person.agency !== provider.agency) return null
    if (person.subject === null) await bindSubject(client, person.id, issuer, subject)
    return true
  }
  return (await prove(desk, { id }, 'session.provider', bind, about)).person
}

/** A confirmation is worth something only if the provider has just asked the same person. */
function requireFresh(live: LiveSession, person: PersonRow, vouched: Vouched, begun: string): void {
  const since = new Date(begun).getTime() - CLOCKS_MS
  if (person.id !== live.id || !vouched.authenticatedAt || vouched.authenticatedAt.getTime() < since)
    throw new Failure('session.provider')
}

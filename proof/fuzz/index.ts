import fc from 'fast-check'
import type { Policy, RouteShape } from '#contract'
import { CANARY, send, settle, type Answer, type Asker, type Ground, type Sent } from '../town/index.ts'
import { faultsOf } from './judge.ts'
import { createMemory } from './memory.ts'
import { requestsTo } from './plan.ts'
import { revived } from './revive.ts'

export interface FuzzSettings {
  readonly seed: number
  readonly requests: number
  readonly policies: readonly Policy[]
  /** Routes whose id starts with this; all without it. */
  readonly only?: string | undefined
  readonly told?: (done: number, faults: number) => void
}

/** One way in which an answer broke its contract, with the first request that did it. */
export interface Fault {
  readonly route: string
  readonly what: string
  readonly times: number
  readonly at: number
  readonly asker: string
  readonly sent: Sent
  readonly answer: string
}

export interface FuzzResult {
  readonly requests: number
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<number, number>
  /** Routes that were never answered with 200: what lies behind them was not reached. */
  readonly unreached: readonly string[]
  readonly faults: readonly Fault[]
}

/**
 * Sends requests made from the contracts of every route, in the name of many people, and holds each answer to
 * its contract. Requests follow each other, so that with the same seed the same requests meet the same state.
 */
export async function fuzz(ground: Ground, settings: FuzzSettings): Promise<FuzzResult> {
  const { askers, hidden } = await settle(ground)
  const memory = createMemory()
  const routes = ground.server.routes.filter(({ id }) => id.startsWith(settings.only ?? ''))
  for (const { path, id } of hidden) memory.learn({ path }, { id })
  const makers = new Map(routes.map((route) => [route, requestsTo(route, memory)]))
  const faults = new Map<string, Fault>()
  const statuses = new Map<number, number>()
  const reached = new Set<string>()
  for (let n = 0; n < settings.requests; n++) {
    const seed = (settings.seed * 1_000_003 + n) | 0
    const [place, who, chance] = drawn(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 3 })), seed)
    const route = routes[place % routes.length]!
    const asker = chance === 0 ? who % askers.length : likely(askers, route, settings.policies, who)
    memory.turnTo(askers[asker]!.agencyId)
    const sent = { ...drawn(makers.get(route)!, seed), from: addressNumber(n) }
    const answer = await send(ground, askers[asker]!, sent)
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    for (const what of [...faultsOf(route, sent, answer), ...canaryFaults(sent, answer)])
      note(faults, {
        route: route.id,
        what,
        times: 1,
        at: n,
        asker: askers[asker]!.name,
        sent,
        answer: answer.text,
      })
    if (answer.status === 200) {
      reached.add(route.id)
      memory.learn(route, answer.json)
    }
    if (answer.status === 401 || answer.headers['set-cookie'] !== undefined)
      askers[asker] = await revived(ground, askers[asker]!)
    if ((n + 1) % 1_000 === 0) settings.told?.(n + 1, faults.size)
  }
  const unreached = routes.map(({ id }) => id).filter((id) => !reached.has(id))
  return { requests: settings.requests, statuses, unreached, faults: [...faults.values()] }
}

function drawn<T>(arbitrary: fc.Arbitrary<T>, seed: number): T {
  return fc.sample(arbitrary, { seed, numRuns: 1 })[0]!
}

/** Someone whom a policy lets in, so that most requests come past the door. */
function likely(
  askers: readonly Asker[],
  { permission }: RouteShape,
  policies: readonly Policy[],
  who: number,
): number {
  const roles = policies.flatMap((policy) => policy[permission as `${string}.${string}`] ?? [])
  const fitting = askers
    .map((_, index) => index)
    .filter((index) => askers[index]!.roles.some((role) => roles.includes(role)))
  return fitting.length === 0 ? who % askers.length : fitting[who % fitting.length]!
}

const addressNumber = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`

function canaryFaults(sent: Sent, { text }: Answer): string[] {
  const own = `${sent.url}${String(sent.payload ?? '')}`.includes(CANARY)
  return text.includes(CANARY) && !own ? ['shows what another agency keeps'] : []
}

/** The same fault of the same route is one fault, whatever numbers stand in it. */
function note(faults: Map<string, Fault>, fault: Fault): void {
  const name = `${fault.route} ${fault.what.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#').slice(0, 60)}`
  const known = faults.get(name)
  faults.set(name, known ? { ...known, times: known.times + 1 } : fault)
}

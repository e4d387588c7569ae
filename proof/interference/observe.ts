import type { RouteShape } from '#contract'
import {
  exampleOf,
  requestOf,
  send,
  withoutMoving,
  type Asker,
  type Ground,
  type Sent,
} from '../town/index.ts'

/** One question of the observer; the placeholder stands for a record that is absent or out of sight. */
export interface Question {
  readonly route: RouteShape
  readonly sent: Sent
}

export const UNSEEN = '01900000-0000-7000-8000-00000000abcd'

/** Routes whose answers move by themselves, or tell by duty what an agency keeps, with the reason. */
const LEFT_OUT: readonly [pattern: RegExp, reason: string][] = [
  [/^audit\./, 'tells what colleagues did, and grows by being read'],
  [/^health\./, 'counts requests'],
  [/^retention\./, 'counts what the agency keeps, for those who must know it'],
]

/** Everywhere on the map, in every layer of zoom that groups differently. */
const WIDE = { bounds: '-180,-85,180,85', zoom: 9 }

/** Every read route, asked without filters, with random ones, and about a record that the observer cannot see. */
export function questionsFor({ server }: Ground, seen: readonly string[], seed: number): Question[] {
  const reads = server.routes.filter(
    ({ method, kind, id, permission }) =>
      method === 'GET' &&
      kind !== 'events' &&
      permission !== 'public' &&
      !LEFT_OUT.some(([pattern]) => pattern.test(id)),
  )
  return reads.flatMap((route) => {
    const example = exampleOf(route, seed)
    const names = Object.keys(route.params?.shape ?? {})
    const subjects = names.length === 0 ? [undefined] : [UNSEEN, ...seen]
    const queries = route.query ? [plain(route), { ...plain(route), ...only(example.query) }] : [undefined]
    return subjects.flatMap((subject) => {
      const params = subject && { ...(example.params as object), [names[0]!]: subject }
      return queries.map((query) => ({ route, sent: requestOf(route, { params, query, body: undefined }) }))
    })
  })
}

function plain({ query }: RouteShape): object {
  return query && 'bounds' in query.shape ? WIDE : {}
}

/** One or two filters: with a dozen at once nothing is left to compare. */
function only(query: unknown): object {
  const entries = Object.entries((query ?? {}) as object).filter(
    ([name]) => name !== 'bounds' && name !== 'cursor',
  )
  return Object.fromEntries(entries.slice(0, 2))
}

/** The answers, byte for byte but for what a clock moves; `unseen` takes the place of the placeholder. */
export async function answersTo(
  ground: Ground,
  observer: Asker,
  questions: readonly Question[],
  unseen: string,
): Promise<string[]> {
  const answers: string[] = []
  for (const { sent } of questions) {
    const url = sent.url.replaceAll(UNSEEN, unseen)
    const { status, text, headers } = await send(ground, observer, { ...sent, url })
    answers.push(`${status} ${String(headers['content-type'])} ${withoutMoving(text)}`)
  }
  return answers
}

import { Role, type RouteShape } from '#contract'
import { revived } from '../fuzz/revive.ts'
import {
  addAgency,
  addPerson,
  nobody,
  send,
  type Answer,
  type Asker,
  type Ground,
  type Sent,
} from '../town/index.ts'
import type { Table } from './table.ts'

/** Columns that say which route a line is about. */
export const ROUTE_ABOUT = 2

/**
 * How every route receives every role: `+` lets in, `-` refuses (403), `in` asks to sign in (401), `purpose` and
 * `confirm` ask for a purpose or for proof that it is still the same person.
 */
export async function routeTable(ground: Ground): Promise<Table> {
  const agency = await addAgency(ground, 'Matrix Police', 'law-enforcement')
  const askers: Asker[] = [nobody]
  for (const role of Role.options) askers.push(await addPerson(ground, agency, [role]))
  const lines: string[][] = []
  const routes = [...ground.server.routes].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const route of routes) {
    const cells = []
    for (const [place, asker] of askers.entries()) {
      const answer = await send(ground, asker, knock(route))
      cells.push(outcomeOf(answer))
      // Signing out, stopping an agency: who did it goes on under a new session.
      if (answer.status === 200 && route.method !== 'GET') askers[place] = await revived(ground, asker)
    }
    lines.push([route.id, route.permission, ...cells])
  }
  return { head: ['route', 'permission', 'nobody', ...Role.options], lines }
}

/**
 * Asks without being able to change anything where that can be: whoever is let in is told that the request does
 * not fit, whoever is not never gets that far.
 */
function knock(route: RouteShape): Sent {
  const url = route.path.replace(/:\w+/g, 'x')
  if (!route.body && !route.upload) return { method: route.method, url, headers: {} }
  return { method: route.method, url, headers: { 'content-type': 'application/json' }, payload: '"x"' }
}

function outcomeOf({ status, json }: Answer): string {
  const code = (json as { code?: string } | undefined)?.code
  if (code === 'purpose.needed') return 'purpose'
  if (code === 'session.confirm') return 'confirm'
  if (code === 'session.required') return 'in'
  if (status === 403) return '-'
  return '+'
}

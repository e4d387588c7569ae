import type { Readable } from 'node:stream'
import { audited } from '#platform/audit'
import type { Actor, Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { House } from '#platform/module'
import { LinkFilter, type CaseLink, type LinkCounts } from '../../contract/index.ts'
import { presentLink } from '../../present/network.ts'
import { countLinks, exportLinks, listLinks } from './links.ts'

const ALL = 1_000_000

const inName = <T>({ database }: House, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> => {
  if (!actor.permissions.has('ballistics.export')) throw new Failure('permission.missing')
  return audited(database, actor, { action: 'ballistics.links' }, work)
}

/** Linked cases for the command line. */
export const caseLinks = {
  filterOf(asked: {
    readonly state?: string | undefined
    readonly source?: string | undefined
  }): LinkFilter | { problem: string } {
    const parsed = LinkFilter.safeParse(asked)
    if (parsed.success) return parsed.data
    const { path, message } = parsed.error.issues[0]!
    return { problem: `--${String(path[0])}: ${message}` }
  },
  all: (house: House, actor: Actor, filter: LinkFilter): Promise<{ counts: LinkCounts; links: CaseLink[] }> =>
    inName(house, actor, async (tx) => {
      const { rows } = await listLinks(tx, { ...filter, limit: ALL })
      return { counts: await countLinks(tx, filter), links: rows.map(presentLink) }
    }),
  csv: (house: House, actor: Actor, filter: LinkFilter): Promise<Readable> =>
    inName(house, actor, async (tx) => (await exportLinks(tx, { ...filter, format: 'csv' })).file),
}

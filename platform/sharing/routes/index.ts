import { sharable, type PartWords } from '../service/parts.ts'
import type { RecordPath } from '../present/paths.ts'
import type { ServedRoute } from '#platform/http'
import { agreementRoutes } from './agreements.ts'
import { grantRoutes } from './grants.ts'
import { groupRoutes } from './groups.ts'
import { otherRoutes } from './others.ts'

export interface SharingSettings {
  /** Parts of records in words, as the modules name them. */
  readonly parts: PartWords
  readonly recordPath: RecordPath
}

/** Agreements, grants, groups, collections, links, notices, intelligence reviews and explanations. */
export function sharingRoutes(settings: SharingSettings): ServedRoute[] {
  return [
    ...agreementRoutes(settings.parts, sharable(settings.parts)),
    ...grantRoutes(settings),
    ...groupRoutes(),
    ...otherRoutes(settings),
  ]
}

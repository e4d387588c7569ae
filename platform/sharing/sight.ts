import { Category, type AgencyKind } from '#contract'
import type { Actor, SharedScope } from '#platform/db'
import { GATES, passes, type Visitor } from './gates.ts'

/** What `sharing.sight_of` answers of a person: live grants to their agency, meetings, records about them. */
export interface SightRow {
  readonly grants: readonly {
    readonly id: string
    readonly owner: number
    readonly category: Category
    readonly upTo: 'open' | 'restricted'
    readonly fields: readonly string[] | null
    readonly purposes: readonly string[]
    readonly named: boolean
  }[]
  readonly admittedBy: readonly number[]
  readonly concernedBy: readonly number[]
}

/** The part of an actor that says which records they see. */
export type Sight = Pick<
  Actor,
  'agencies' | 'categories' | 'ownCategories' | 'writableCategories' | 'shared' | 'seesNamed' | 'floors'
>

/** What a person sees under a purpose: their own agency's records and what others share, through every gate. */
export function sightOf(visitor: Visitor & { readonly agencyId: number }, row: SightRow): Sight {
  const open = Category.options.filter((category) => passes(category, visitor))
  const narrowed = open.filter((category) => onlyOpen(category, visitor.agencyKind))
  const own = open.filter((category) => !GATES[category].byAdmission && !narrowed.includes(category))
  const shared = [
    ...narrowed.map((category) => scope(visitor.agencyId, category)),
    ...row.grants.flatMap((grant) => sharedScope(grant, visitor, open)),
  ]
  const admitted = open.includes('review') ? row.admittedBy : []
  const floors: Category[] = [
    ...(admitted.length > 0 ? (['review'] as const) : []),
    ...(row.concernedBy.length > 0 ? (['personnel'] as const) : []),
  ]
  return {
    agencies: unique([
      visitor.agencyId,
      ...shared.map((one) => one.ownerAgency),
      ...admitted,
      ...row.concernedBy,
    ]),
    categories: unique([...own, ...shared.map((one) => one.category), ...floors]),
    ownCategories: own,
    writableCategories: open,
    shared,
    floors,
    seesNamed: floors.length > 0 || shared.some((one) => one.named),
  }
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

const onlyOpen = (category: Category, kind: AgencyKind): boolean =>
  GATES[category].openOnlyFor?.includes(kind) ?? false

/** Own records of a category that a floor keeps to the open ones. */
const scope = (ownerAgency: number, category: Category): SharedScope => ({
  ownerAgency,
  category,
  upTo: 'open',
  fields: null,
  grantId: null,
  named: false,
})

function sharedScope(
  grant: SightRow['grants'][number],
  visitor: Visitor,
  open: readonly Category[],
): SharedScope[] {
  const { category, named } = grant
  const { sharing } = GATES[category]
  const may = sharing === 'by label' || (sharing === 'record by record' && named)
  if (!may || !open.includes(category) || !grant.purposes.includes(visitor.purpose)) return []
  return [
    {
      ownerAgency: grant.owner,
      category,
      upTo: onlyOpen(category, visitor.agencyKind) ? 'open' : grant.upTo,
      fields: grant.fields,
      grantId: grant.id,
      named,
    },
  ]
}

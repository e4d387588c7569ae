import { AgencyKind, Category, Clearance, Role, Sensitivity, type Purpose } from '#contract'
import { findActor } from '#platform/access'
import { purposesOf } from '#platform/sharing'
import { policies } from '../../server/house.ts'
import { addAgency, addPerson, type Ground } from '../town/index.ts'
import { PROOF_TABLES } from '../worlds/store.ts'
import { layOut, RELATIONS, type Laid, type Relation } from './layout.ts'
import type { Table } from './table.ts'

/** Columns that say which records a line is about, and for whom. */
export const RECORD_ABOUT = 4

/** What one person sees under all the purposes they may state. */
interface Seen {
  readonly kind: AgencyKind
  readonly role: Role
  readonly cleared: boolean
  /** Relation and category → sensitivities seen, and the purposes under which anything was. */
  readonly at: ReadonlyMap<
    string,
    { readonly sensitivities: Set<Sensitivity>; readonly purposes: Set<Purpose> }
  >
}

/**
 * Which records people see: by how their agency stands to the owner, by category, by kind of agency, with and
 * without clearances, for every role. A cell names the sensitivities seen: `o`pen, `r`estricted, `s`ealed.
 */
export async function recordTable(ground: Ground): Promise<Table> {
  await ground.database.withOwner((client) => client.query(PROOF_TABLES))
  const agencies = new Map<AgencyKind, number>()
  for (const kind of AgencyKind.options) agencies.set(kind, await addAgency(ground, `Records ${kind}`, kind))
  const laid = await layOut(ground, agencies)
  const seen: Seen[] = []
  for (const [kind, agency] of agencies)
    for (const role of Role.options)
      for (const cleared of [true, false])
        seen.push({ kind, role, cleared, at: await sightOf(ground, agency, role, cleared, laid) })
  return tabulate(seen)
}

async function sightOf(
  ground: Ground,
  agency: number,
  role: Role,
  cleared: boolean,
  laid: ReadonlyMap<string, Laid>,
): Promise<Seen['at']> {
  const { email, personId } = await addPerson(ground, agency, [role])
  if (cleared) await clear(ground, personId!)
  const at = new Map<string, { sensitivities: Set<Sensitivity>; purposes: Set<Purpose> }>()
  for (const purpose of purposesOf([role])) {
    const actor = await findActor(ground.database, { email }, policies, purpose)
    const { rows } = await ground.database.withActor(actor!, ({ client }) =>
      client.query<{ id: string }>('select id from proof.record'),
    )
    for (const { id } of rows) {
      const { relation, category, sensitivity, owner } = laid.get(id)!
      const name = placeName(owner === agency ? 'own' : relation, category)
      const place = at.get(name) ?? { sensitivities: new Set(), purposes: new Set() }
      place.sensitivities.add(sensitivity)
      place.purposes.add(purpose)
      at.set(name, place)
    }
  }
  return at
}

async function clear({ database }: Ground, personId: string): Promise<void> {
  for (const kind of Clearance.options)
    await database.pool.query(
      `insert into access.clearance (person_id, kind, document, signed_on, expires_on, recorded_by)
       values ($1, $2, 'Paper', current_date - 1, current_date + 100, $1)`,
      [personId, kind],
    )
}

const placeName = (relation: Relation, category: Category) => `${relation} ${category}`

interface Line {
  readonly relation: Relation
  readonly category: string
  readonly kind: string
  readonly cleared: string
  readonly cells: readonly string[]
  readonly purposes: string
}

function tabulate(seen: readonly Seen[]): Table {
  const lines = RELATIONS.flatMap((relation) =>
    Category.options.flatMap((category) =>
      AgencyKind.options.flatMap((kind) =>
        [true, false].map((cleared) => lineOf(seen, relation, category, kind, cleared)),
      ),
    ),
  )
  const merged = merge(merge(merge(lines, 'cleared'), 'kind'), 'category')
  return {
    head: ['relation', 'category', 'agencies', 'cleared', 'purposes', ...Role.options],
    lines: merged.map(({ relation, category, kind, cleared, purposes, cells }) => [
      relation,
      category,
      kind,
      cleared,
      purposes,
      ...cells,
    ]),
  }
}

function lineOf(
  seen: readonly Seen[],
  relation: Relation,
  category: Category,
  kind: AgencyKind,
  cleared: boolean,
): Line {
  const places = Role.options.map((role) =>
    seen
      .find((one) => one.kind === kind && one.role === role && one.cleared === cleared)
      ?.at.get(placeName(relation, category)),
  )
  const cells = places.map((place) =>
    Sensitivity.options
      .filter((one) => place?.sensitivities.has(one))
      .map((one) => one[0])
      .join(''),
  )
  const purposes = [...new Set(places.flatMap((place) => [...(place?.purposes ?? [])]))].sort().join(' ')
  return {
    relation,
    category,
    kind,
    cleared: cleared ? 'yes' : 'no',
    purposes,
    cells: cells.map((cell) => cell || '-'),
  }
}

/** Lines that differ in nothing but one column become one, which lists what they had in it. */
function merge(lines: readonly Line[], column: 'category' | 'kind' | 'cleared'): Line[] {
  const groups = new Map<string, { line: Line; values: string[] }>()
  for (const line of lines) {
    const name = JSON.stringify({ ...line, [column]: '' })
    const group = groups.get(name) ?? { line, values: [] }
    group.values.push(line[column])
    groups.set(name, group)
  }
  const all = new Set(lines.map((line) => line[column])).size
  return [...groups.values()].map(({ line, values }) => ({
    ...line,
    [column]: values.length === all && values.length > 1 ? 'all' : values.join(' '),
  }))
}

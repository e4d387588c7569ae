import type { Actor } from '#platform/db'
import { IncidentPart } from '../contract/index.ts'

/**
 * The incidents a person sees, as SQL over `incidents.incident`. Row-level security hides whole rows and the tables
 * of people, weapons, alerts and versions; what an agreement leaves out of an incident's own row is hidden here. It
 * is nothing before any filter, sort, sum or cursor is applied, so none of them can tell what it holds.
 */
export interface Seen {
  /** What follows `from`: incidents named `i`. */
  readonly from: string
  /** Over `i`: whether a part of the row is shown. */
  readonly shows: (part: IncidentPart) => string
  /** Over `i`: names of the parts that are not shown. */
  readonly hidden: string
  /** Over a kept sum `t`: whether it counts exactly what the person sees; empty where every sum does. */
  readonly exact: readonly string[]
  /** As `from`, only incidents that no exact sum counts; null where the sums count all of them. */
  readonly uncounted: string | null
}

/** Columns of each part, with their types; the rest of a row is its root. */
const COLUMNS: Readonly<Partial<Record<IncidentPart, Readonly<Record<string, string>>>>> = {
  place: {
    address: 'text',
    place_precision: 'text',
    latitude: 'float8',
    longitude: 'float8',
    district: 'text',
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((slot) => [`area_${slot}`, 'int'])),
  },
  circumstances: {
    setting: 'text',
    kind: 'text',
    circumstance: 'text',
    domestic: 'boolean',
    officer_involved: 'boolean',
    exclusion: 'text',
  },
  status: { status: 'text', status_on: 'text' },
  remarks: { remarks: 'text' },
  victims: { killed: 'smallint', wounded: 'smallint' },
  suspects: { suspects: 'smallint' },
  history: { version: 'int' },
}
const ROOT = [
  'id',
  'owner_agency',
  'category',
  'sensitivity',
  'number',
  'source',
  'class',
  'occurred_at',
  'date_precision',
  'time_known',
  'reported_at',
  'recorded_at',
  'recorded_by_name',
]
const PARTS = IncidentPart.options

const ALL: Seen = {
  from: 'incidents.incident i',
  shows: () => 'true',
  hidden: `'{}'::text[]`,
  exact: [],
  uncounted: null,
}

/** How much an actor sees of incidents. Where nothing is shared in parts or one by one, that is the table itself. */
export function seenBy(actor: Actor): Seen {
  const inParts = actor.shared.some((scope) => !scope.named && scope.fields !== null)
  if (!inParts && !actor.seesNamed) return ALL
  const shown = new Map(PARTS.map((part) => [part, showing(actor, part)]))
  const own = `i.owner_agency = ${actor.agencyId} and i.category = any ((select access.own_categories())::text[])`
  const branch = (where: string) => `select ${columns(shown)} from incidents.incident i where ${where}`
  const named = branch(
    `i.id = any (array(select n.record_id from access.named_records(null) n)) and not (${own}) and not ${IN_LABELS}`,
  )
  const labelled = (scopes: Actor['shared'], also = '') => {
    const owners = [...new Set(scopes.filter((scope) => !scope.named).map((scope) => scope.ownerAgency))]
    return owners.length > 0
      ? [branch(`i.owner_agency in (${owners.join(', ')}) and ${IN_LABELS}${also}`)]
      : []
  }
  const others = actor.seesNamed ? [named] : []
  const parts = actor.shared.filter((scope) => scope.fields !== null)
  const everything = `select ${columns(new Map())} from incidents.incident i where ${own}`
  return {
    from: union([everything, ...labelled(actor.shared), ...others]),
    shows: (part) => `i.shows_${part}`,
    hidden: `array_remove(array[${PARTS.map((part) => `case when not i.shows_${part} then '${part}' end`).join(', ')}], null)`,
    exact: [
      `(t.owner_agency = ${actor.agencyId} or (t.owner_agency, t.category, t.sensitivity) in (${WHOLE_LABELS}))`,
    ],
    uncounted: union([...labelled(parts, ` and ${LABEL} not in (${WHOLE_LABELS})`), ...others]),
  }
}

const LABEL = '(i.owner_agency, i.category, i.sensitivity)'
const WHOLE_LABELS = 'select w.owner_agency, w.category, w.sensitivity from incidents.whole_labels() w'
const IN_LABELS = `${LABEL} in (select s.owner_agency, s.category, s.sensitivity from access.shared_labels(null) s)`

const union = (branches: readonly string[]): string => `(${branches.join(' union all ')}) i`

/** Whether a part of a shared row shows: known at once where everything shared shows it, or nothing does. */
function showing({ shared, floors }: Actor, part: IncidentPart): string {
  const shows = [
    ...shared.map(({ fields }) => fields === null || fields.includes(part)),
    ...floors.map(() => true),
  ]
  if (shows.every(Boolean)) return 'true'
  if (!shows.some(Boolean)) return 'false'
  return `(${LABEL} in (select s.owner_agency, s.category, s.sensitivity from access.shared_labels('${part}') s)
    or (i.id, i.owner_agency, i.category, i.sensitivity) in (
      select n.record_id, n.owner_agency, n.category, n.sensitivity from access.named_records('${part}') n))`
}

/** Every column a reader may ask for, and for each part whether it shows. A part that is not named shows. */
function columns(shown: ReadonlyMap<IncidentPart, string>): string {
  return [
    ...ROOT.map((column) => `i.${column}`),
    ...PARTS.flatMap((part) =>
      Object.entries(COLUMNS[part] ?? {}).map(
        ([column, type]) => `${masked(column, type, shown.get(part) ?? 'true')} as ${column}`,
      ),
    ),
    ...PARTS.map((part) => `${shown.get(part) ?? 'true'} as shows_${part}`),
  ].join(', ')
}

/** A precision is never unknown to the reader of a record, so what is hidden is called `unknown`. */
function masked(column: string, type: string, shows: string): string {
  const nothing = column === 'place_precision' ? `'unknown'::text` : `null::${type}`
  if (shows === 'true') return `i.${column}`
  return shows === 'false' ? nothing : `case when ${shows} then i.${column} else ${nothing} end`
}

import type { Tx } from '#platform/db'

/** What the staged file holds, and how its incidents stand to those on record. */
export interface StagedCounts {
  readonly newIncidents: number
  readonly newVictims: number
  readonly newSuspects: number
  readonly newRows: number
  readonly sameIncidents: number
  readonly sameVictims: number
  readonly sameSuspects: number
  readonly sameRows: number
  readonly fatal: number
  readonly nonfatal: number
  readonly classFatal: number
  readonly classNonfatal: number
  readonly classShots: number
  readonly classExcluded: number
  readonly withoutCoordinates: number
  /** Incidents with coordinates that no area of the slot's layer holds. */
  readonly outside: readonly number[]
}

export async function countStaged(tx: Tx): Promise<StagedCounts> {
  const fresh = 'filter (where existing is null)'
  const same = 'filter (where existing is not null and source_hash = hash)'
  const sums = (name: string, filter: string) => `count(*) ${filter} as "${name}Incidents",
    coalesce(sum(victims) ${filter}, 0) as "${name}Victims", coalesce(sum(suspects) ${filter}, 0) as "${name}Suspects",
    coalesce(sum(rows) ${filter}, 0) as "${name}Rows"`
  const ofClass = (cls: string) => `count(*) filter (where class = '${cls}')`
  const { rows } = await tx.client.query<StagedCounts>(`select ${sums('new', fresh)}, ${sums('same', same)},
    coalesce(sum(killed), 0) as fatal, coalesce(sum(hit), 0) as nonfatal,
    ${ofClass('fatal')} as "classFatal", ${ofClass('nonfatal')} as "classNonfatal",
    ${ofClass('shots-fired')} as "classShots", ${ofClass('excluded')} as "classExcluded",
    count(*) filter (where latitude is null) as "withoutCoordinates",
    array[${[1, 2, 3, 4, 5, 6].map((slot) => `count(*) filter (where latitude is not null and area_${slot} is null)`).join(', ')}]::int[] as outside
    from staged_incident`)
  return rows[0]!
}

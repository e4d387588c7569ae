import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { IncidentFilter } from '../contract/index.ts'
import { slotsOfAreas, type SetFilter } from '../store/filter.ts'
import { keyOf, type ResultCache } from './cache.ts'

/**
 * The filter of a request, with the layer its areas lie in.
 *
 * @throws Failure request.invalid when the areas belong to several layers
 */
export async function setFilter(tx: Tx, cache: ResultCache, asked: IncidentFilter): Promise<SetFilter> {
  const filter = filterOf(asked)
  const { area } = filter
  if (!area) return filter
  const slots = await cache.through(tx, keyOf('slots', { area }), () => slotsOfAreas(tx, area))
  if (slots.length > 1)
    throw new Failure('request.invalid', {
      fields: [
        { path: 'area', message: 'These areas belong to different layers. Choose areas of one layer.' },
      ],
    })
  return { ...filter, areaSlot: slots[0] ?? 1 }
}

/** Only what limits the records; not how they are sorted, paged or counted. */
function filterOf(asked: IncidentFilter): IncidentFilter {
  const names = [
    'from',
    'to',
    'agency',
    'class',
    'area',
    'setting',
    'kind',
    'status',
    'weekday',
    'hourFrom',
    'hourTo',
    'domestic',
    'officerInvolved',
    'victimSex',
    'victimAgeFrom',
    'victimAgeTo',
    'source',
    'import',
    'gap',
    'q',
  ] as const satisfies readonly (keyof IncidentFilter)[]
  return Object.fromEntries(names.flatMap((name) => (isAsked(asked[name]) ? [[name, asked[name]]] : [])))
}

const isAsked = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

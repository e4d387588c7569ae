import type { Tx } from '#platform/db'
import type { IncidentClass } from '../contract/index.ts'
import { agencyConditions, conditionsOf, onlyAsksFor, whereOf, type SetFilter } from './filter.ts'
import { seenBy, type Seen } from './seen.ts'
import { addDays, wholeIn, without, within, ALWAYS, type Span } from './spans.ts'
import { Values } from './values.ts'

/** West, south, east, north in degrees; the west and south border belong to it. */
export type Box = readonly [west: number, south: number, east: number, north: number]

export type PointRow = readonly [id: string, longitude: number, latitude: number, of: IncidentClass]

/** Up to `limit` incidents inside a box, the latest entered last so that they are drawn on top. */
export async function readPoints(tx: Tx, filter: SetFilter, box: Box, limit: number): Promise<PointRow[]> {
  const seen = seenBy(tx.actor)
  const values = new Values()
  const conditions = [...boxConditions(box, values), ...conditionsOf(seen, filter, values)]
  const { rows } = await tx.client.query<PointRow[]>({
    text: `select i.id, i.longitude, i.latitude, i.class from ${seen.from}
      ${whereOf(conditions)} limit ${values.add(limit)}::int`,
    values: values.list,
    rowMode: 'array',
  })
  // In the order of their ids: where rows lie in the database tells of changes nobody was shown.
  return (rows as unknown as PointRow[]).sort((a, b) => (a[0] < b[0] ? -1 : 1))
}

function boxConditions([west, south, east, north]: Box, values: Values): string[] {
  return [
    `i.latitude >= ${values.add(south)}::float8 and i.latitude < ${values.add(north)}::float8`,
    `i.longitude >= ${values.add(west)}::float8 and i.longitude < ${values.add(east)}::float8`,
  ]
}

export interface Cluster {
  readonly lon: number
  readonly lat: number
  readonly count: number
  readonly fatal: number
}

/** Cells of the tally's grid along the globe; `finer` halvings make the cells of a cluster. */
const WORLD_CELLS = 65_536
const CELL_DEGREES = 360 / WORLD_CELLS

/** Side of a cluster's cell: the tally's cell doubled (or, below 0, halved) some times. */
export const clusterDegrees = (doublings: number): number => CELL_DEGREES * 2 ** doublings

/** Whether the cell tally knows what a filter asks for. */
export const isCellTallied = (filter: SetFilter): boolean =>
  onlyAsksFor(filter, ['from', 'to', 'agency', 'class'])

/** Counts and middle positions from the cell tally; the box must lie on the borders of the clusters' cells. */
export async function clustersFromTally(
  tx: Tx,
  filter: SetFilter,
  box: Box,
  doublings: number,
): Promise<Cluster[]> {
  const seen = seenBy(tx.actor)
  const values = new Values()
  const { kept, broken } = cellPieces(filter, doublings >= MONTH_DOUBLINGS)
  const { uncounted } = seen
  const parts = [
    ...(kept.length > 0 ? [tallied(seen, filter, kept, box, doublings, values)] : []),
    ...(uncounted
      ? kept.map((piece) =>
          counted({ ...seen, from: uncounted }, { ...filter, ...asFilter(piece) }, box, doublings, values),
        )
      : []),
    ...broken.map((part) => counted(seen, { ...filter, ...part }, box, doublings, values)),
  ]
  return readClusters(tx, parts, values)
}

/** The same from the incidents themselves, for any filter and any size of cell. */
export async function clustersFromIncidents(
  tx: Tx,
  filter: SetFilter,
  box: Box,
  doublings: number,
): Promise<Cluster[]> {
  const values = new Values()
  return readClusters(tx, [counted(seenBy(tx.actor), filter, box, doublings, values)], values)
}

async function readClusters(tx: Tx, parts: readonly string[], values: Values): Promise<Cluster[]> {
  const { rows } = await tx.client.query<Cluster>(
    `select sum(longitude) / sum(n) as lon, sum(latitude) / sum(n) as lat, sum(n)::int as count,
       (coalesce(sum(n) filter (where class = 'fatal'), 0))::int as fatal
     from (${parts.join(' union all ')}) c where n > 0 group by c.y, c.x order by c.y, c.x`,
    values.list,
  )
  return rows
}

function tallied(
  seen: Seen,
  filter: SetFilter,
  pieces: readonly CellPiece[],
  [west, south, east, north]: Box,
  doublings: number,
  values: Values,
): string {
  const cellsFrom = (degrees: number, offset: number) => Math.round((degrees + offset) / CELL_DEGREES)
  const [x0, x1] = [cellsFrom(west, 180), cellsFrom(east, 180)]
  const [y0, y1] = [cellsFrom(south, 90), cellsFrom(north, 90)]
  const column = (name: keyof CellPiece, type: string) =>
    `${values.add(pieces.map((one) => one[name]))}::${type}[]`
  const conditions = [
    't.grain = s.grain and t.start >= s.since and t.start < s.until',
    `t.cell >= ${values.add(y0 * WORLD_CELLS + x0)}::int and t.cell <= ${values.add((y1 - 1) * WORLD_CELLS + x1 - 1)}::int`,
    `t.cell & 65535 >= ${values.add(x0)}::int and t.cell & 65535 < ${values.add(x1)}::int`,
    ...(filter.class ? [`t.class = any (${values.add(filter.class)}::text[])`] : []),
    ...agencyConditions('t', filter, values),
    ...seen.exact,
  ]
  const shift = values.add(doublings)
  // Piece by piece inside the loop: joined as sets, every row of the tally would be looked at.
  return `select t.y, t.x, t.class, t.n, t.longitude, t.latitude
    from unnest(${column('grain', 'text')}, ${column('from', 'date')}, ${column('until', 'date')})
      s (grain, since, until)
    cross join lateral (
      select (t.cell >> 16) >> ${shift}::int as y, (t.cell & 65535) >> ${shift}::int as x, t.class,
        sum(t.incidents) as n, sum(t.longitude) as longitude, sum(t.latitude) as latitude
      from incidents.cell_tally t where ${conditions.join(' and ')} group by 1, 2, 3) t`
}

function counted(seen: Seen, filter: SetFilter, box: Box, doublings: number, values: Values): string {
  const conditions = [...boxConditions(box, values), ...conditionsOf(seen, filter, values)]
  const degrees = values.add(clusterDegrees(doublings))
  return `select floor((i.latitude + 90) / ${degrees}::float8)::int as y,
      floor((i.longitude + 180) / ${degrees}::float8)::int as x, i.class, count(*) as n,
      sum(i.longitude) as longitude, sum(i.latitude) as latitude
    from ${seen.from} ${whereOf(conditions)} group by 1, 2, 3`
}

/** Months are kept by blocks of cells this many doublings wide. */
const MONTH_DOUBLINGS = 2

interface CellPiece extends Span {
  readonly grain: 'always' | 'year' | 'month'
}

/** The whole years and, where they serve, months of a filter as the tally keeps them, and the days left over. */
function cellPieces(
  filter: SetFilter,
  months: boolean,
): { kept: CellPiece[]; broken: Pick<SetFilter, 'from' | 'to'>[] } {
  if (!filter.from && !filter.to)
    return { kept: [{ grain: 'always', from: ALWAYS.from, until: ALWAYS.until }], broken: [] }
  const asked = within(ALWAYS, filter)
  if (!asked) return { kept: [], broken: [] }
  const years = wholeIn(asked, 'year')
  const left = years ? without(asked, years) : [asked]
  const byMonth = months ? left.map((part) => ({ part, whole: wholeIn(part, 'month') })) : []
  const broken = months ? byMonth.flatMap(({ part, whole }) => (whole ? without(part, whole) : [part])) : left
  return {
    kept: [
      ...(years ? [{ grain: 'year' as const, ...years }] : []),
      ...byMonth.flatMap(({ whole }) => (whole ? [{ grain: 'month' as const, ...whole }] : [])),
    ],
    broken: broken.map(asFilter),
  }
}

/** The days of a span as a filter names them. */
const asFilter = ({ from, until }: Span): Pick<SetFilter, 'from' | 'to'> =>
  until === ALWAYS.until ? {} : { from, to: addDays(until, -1) }

export interface Bin {
  readonly column: number
  readonly row: number
  readonly longitude: number
  readonly latitude: number
  readonly incidents: number
  readonly victims: number
}

/** How a local grid of metres lies on the globe: its south-west corner and degrees along one cell. */
export interface LocalGrid {
  readonly west: number
  readonly south: number
  readonly cellWidth: number
  readonly cellHeight: number
}

/** Counts in each cell of a local grid that covers the box. */
export async function countBins(tx: Tx, filter: SetFilter, box: Box, grid: LocalGrid): Promise<Bin[]> {
  const seen = seenBy(tx.actor)
  const values = new Values()
  const conditions = [...boxConditions(box, values), ...conditionsOf(seen, filter, values)]
  const part = (value: number) => `${values.add(value)}::float8`
  const { rows } = await tx.client.query<Bin>(
    `select floor((i.longitude - ${part(grid.west)}) / ${part(grid.cellWidth)})::int as column,
       floor((i.latitude - ${part(grid.south)}) / ${part(grid.cellHeight)})::int as row,
       avg(i.longitude) as longitude, avg(i.latitude) as latitude,
       count(*)::int as incidents, coalesce(sum(i.killed + i.wounded), 0)::int as victims
     from ${seen.from} ${whereOf(conditions)} group by 1, 2`,
    values.list,
  )
  return rows
}

export interface Spread {
  readonly incidents: number
  readonly box: Box
  /** Without the outermost one in two hundred on each side. */
  readonly core: Box
}

/** Where the incidents under a filter lie; null when none has coordinates. */
export async function spreadOf(tx: Tx, filter: SetFilter): Promise<Spread | null> {
  const seen = seenBy(tx.actor)
  const values = new Values()
  const conditions = ['i.latitude is not null', ...conditionsOf(seen, filter, values)]
  const { rows } = await tx.client.query<{ n: number; lon: number[] | null; lat: number[] | null }>(
    `select count(*)::int as n,
       percentile_disc(array[0, 0.005, 0.995, 1]) within group (order by i.longitude) as lon,
       percentile_disc(array[0, 0.005, 0.995, 1]) within group (order by i.latitude) as lat
     from ${seen.from} ${whereOf(conditions)}`,
    values.list,
  )
  const { n, lon, lat } = rows[0]!
  if (!lon || !lat) return null
  return {
    incidents: n,
    box: [lon[0]!, lat[0]!, lon[3]!, lat[3]!],
    core: [lon[1]!, lat[1]!, lon[2]!, lat[2]!],
  }
}

/** Geometry of the first layer's areas: the city, as far as it is drawn. */
export async function cityAreas(tx: Tx): Promise<{ geometry: unknown }[]> {
  const { rows } = await tx.client.query<{ geometry: unknown }>(
    `select a.geometry from incidents.area a join incidents.layer l on l.id = a.layer_id where l.slot = 1`,
  )
  return rows
}

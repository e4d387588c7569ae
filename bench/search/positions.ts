import type { SearchReport } from '@throughline/topography'
import type { Scan } from '../breech-faces/scans.ts'

/** Where a cartridge case of the query's gun stands after each pass, counted among those of other guns; null when it was dropped. */
export interface Position {
  readonly query: string
  readonly mate: string
  readonly coarse: number | null
  readonly fine: number | null
  readonly exact: number | null
}

/** Positions of every other real scan of the query's gun. */
export function positions(
  query: Scan,
  { examined, results }: SearchReport,
  scans: readonly Scan[],
  placeOf: (scan: number) => number,
): Position[] {
  const own = new Set(scans.flatMap(({ gun }, i) => (gun === query.gun ? [placeOf(i)] : [])))
  const among = (ordered: readonly number[], mate: number): number | null => {
    const at = ordered.indexOf(mate)
    return at < 0 ? null : 1 + ordered.slice(0, at).filter((ordinal) => !own.has(ordinal)).length
  }
  return scans.flatMap(({ gun, name }, i): Position[] => {
    if (gun !== query.gun || name === query.name) return []
    const mate = placeOf(i)
    return [
      {
        query: query.name,
        mate: name,
        coarse: among(examined.coarse, mate),
        fine: among(examined.fine, mate),
        exact: among(
          results.map(({ ordinal }) => ordinal),
          mate,
        ),
      },
    ]
  })
}

import { profileColumns, type ColumnProfile } from '#platform/import'
import type { ColumnPreview, Profile, Target } from '../../../contract/index.ts'
import type { z } from 'zod'
import { matchColumns, type Match } from './match.ts'
import { guessProjection, type Bounds } from './projection.ts'
import { belongs, guessGrouping, guessUnit } from './unit.ts'
import { proposeRules, proposeValues } from './values.ts'

/** The beginning of a file, from which its mapping is proposed. */
export interface Sample {
  readonly fileName: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** The last day that is believed, 2026-02-14. */
  readonly latest: string
  /** Where the agency's layers lie. */
  readonly bounds: Bounds | null
}

type Columns = z.infer<typeof ColumnPreview>[]

/** A mapping for a layout nobody has described, from its headers and values, with the reason for each column. */
export function propose(sample: Sample): { profile: Profile; columns: Columns } {
  const columns = profileColumns(sample.headers, sample.rows, { latest: sample.latest })
  const all = matchColumns(columns)
  const unit = guessUnit(all, sample.rows)
  const matches = all.filter(({ target }) => belongs(target, unit))
  const epsg = projectionOf(matches, sample)
  const kept =
    epsg === null
      ? matches.filter(({ target }) => target !== 'incident.x' && target !== 'incident.y')
      : matches
  const targets = new Set(kept.map(({ target }) => target))
  const date = kept.find(({ target }) => target === 'incident.date')
  const slug = slugOf(sample.fileName)
  return {
    columns: columns.map((column) => previewOf(column, kept)),
    profile: {
      name: slug,
      title: sample.fileName.slice(0, 120),
      source: slug,
      unit,
      grouping: guessGrouping(targets, unit),
      ...(date?.column.dateOrder && {
        dateOrder: date.column.dateOrder.order === 'dmy' ? 'day-first' : 'month-first',
      }),
      ...(epsg !== null && { epsg }),
      placePrecision: precisionOf(kept),
      missing: [],
      fields: fieldsOf(kept),
      rules: proposeRules(
        columns.filter(({ index }) => !kept.some(({ column }) => column.index === index)),
        sample.rows,
      ),
      recognise: sample.headers.slice(0, 40),
    },
  }
}

/** Columns of a file whose layout is known, each with what the profile takes from it. */
export function describeColumns({ headers, rows, latest }: Sample, profile: Profile): Columns {
  const targetsOf = (header: string) =>
    (Object.keys(profile.fields) as Target[]).filter((target) =>
      profile.fields[target]!.columns.some((name) => name.toLowerCase() === header.toLowerCase()),
    )
  return profileColumns(headers, rows, { latest }).map(({ header, filled, samples }) => {
    const proposed = targetsOf(header)
    return {
      header,
      filled,
      samples: samples.slice(0, 5),
      proposed,
      confidence: proposed.length > 0 ? ('certain' as const) : ('none' as const),
      because:
        proposed.length > 0
          ? `The layout is known: ${profile.title}.`
          : 'The known layout does not use this column.',
    }
  })
}

function previewOf(
  { header, index, filled, samples }: ColumnProfile,
  matches: readonly Match[],
): Columns[number] {
  const own = matches.find(({ column }) => column.index === index)
  return {
    header,
    filled,
    samples: samples.slice(0, 5),
    proposed: own ? [own.target] : [],
    confidence: own?.confidence ?? 'none',
    because:
      own?.because ??
      (filled === 0 ? 'The column is empty.' : 'Neither its name nor its values say where it belongs.'),
  }
}

function fieldsOf(matches: readonly Match[]): Profile['fields'] {
  return Object.fromEntries(
    matches.map(({ target, column }) => {
      const values = proposeValues(target, column)
      return [target, { columns: [column.header], ...(values && { values }) }]
    }),
  )
}

function projectionOf(matches: readonly Match[], { rows, bounds }: Sample): number | null {
  const at = (target: Target) => matches.find((match) => match.target === target)?.column.index
  const [x, y, latitude, longitude] = [
    at('incident.x'),
    at('incident.y'),
    at('incident.latitude'),
    at('incident.longitude'),
  ]
  if (x === undefined || y === undefined) return null
  const number = (text: string | undefined) => (text ? Number(text.replaceAll(',', '')) || null : null)
  const points = rows.flatMap((row) => {
    const [east, north] = [number(row[x]), number(row[y])]
    if (east === null || north === null) return []
    const degrees = (place: number | undefined) => (place === undefined ? null : number(row[place]))
    return [{ x: east, y: north, at: { latitude: degrees(latitude), longitude: degrees(longitude) } }]
  })
  return guessProjection(points, bounds)
}

/** Addresses cut to a block say so: `5600 BLOCK`, `097XX S`, `400 block of`. */
function precisionOf(matches: readonly Match[]): Profile['placePrecision'] {
  const address = matches.find(({ target }) => target === 'incident.address')
  if (!address) return 'unknown'
  const blocks = address.column.samples.filter((text) => /\bblock\b|\dXX?\b/i.test(text)).length
  return blocks > address.column.samples.length / 2 ? 'block' : 'unknown'
}

/** Names the source after the file without its years, so that next year's file is the same source. */
function slugOf(fileName: string): string {
  const slug = fileName
    .toLowerCase()
    .replace(/(\.[a-z]{2,7})+$/, '')
    .replace(/(^|[^a-z])\d+(?=[^a-z]|$)/g, '$1')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  return slug.length >= 2 ? slug : 'imported-file'
}

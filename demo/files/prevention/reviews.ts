import { sheetDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { sheet, table, type Row } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { copyNumber, writeDay } from '../writing.ts'

const reviewColumns = {
  'Review no': ['Number of the review, `RV-001`'],
  'Meeting date': ['Month first, two-digit year', 'date-other-format'],
  'Police case': ['Record number, as copied', 'number-mistyped', 'number-unstyled', 'missing'],
  'Agencies present': ['Names, parted by semicolons'],
  'Factors agreed': ['Contributing factors, parted by semicolons', 'missing'],
} as const

/** Sheets of review meetings. The title stands above the header, as in the coordinator’s spreadsheet. */
export const reviews = table({
  path: 'health/review-meetings.csv',
  about: 'Shootings reviewed with partners; a row is a case in a meeting; the first line is a title',
  style: { ...sheet, title: 'Shooting review: cases discussed (confidential)' },
  columns: reviewColumns,
  rows: reviewRows,
})

function* reviewRows(world: World, dirt: Dirt): Iterable<Row<keyof typeof reviewColumns>> {
  const { service, cases, calendar } = world
  for (const { id, shooting, held, agencies, factors } of service.reviews) {
    if (held > calendar.extracted) continue
    const number = reviewNumber(id)
    const cells = {
      'Review no': number,
      'Meeting date': writeDay(dirt, calendar.day(held), sheetDay),
      'Police case': dirt.orMissing(copyNumber(dirt, cases.ofShooting(shooting)?.number ?? '')),
      'Agencies present': agencies.map((key) => world.agencyName(key)).join('; '),
      'Factors agreed': dirt.orMissing(factors.join('; ')),
    }
    yield { cells, of: { review: id, shooting }, record: number }
  }
}

const recommendationColumns = {
  'Rec no': ['Number of the recommendation, `RC-001`'],
  'Review no': ['Review it came from'],
  Recommendation: ['Text'],
  Owner: ['Agency that owns it', 'missing'],
  Due: ['Month first, two-digit year', 'date-other-format', 'missing'],
  Status: ['proposed, accepted, under way, done, declined'],
  Closed: ['Empty while open', 'date-other-format'],
} as const

/** What reviews recommended, and what became of it. */
export const recommendations = table({
  path: 'health/review-recommendations.csv',
  about: 'Recommendations of reviews with owners and dates; a row is a recommendation',
  style: sheet,
  columns: recommendationColumns,
  rows: recommendationRows,
})

function* recommendationRows(world: World, dirt: Dirt): Iterable<Row<keyof typeof recommendationColumns>> {
  const { service, calendar } = world
  for (const { id, review, text, owner, due, status, closed } of service.recommendations) {
    if (service.reviews[review]!.held > calendar.extracted) continue
    const number = `RC-${String(id + 1).padStart(3, '0')}`
    const cells = {
      'Rec no': number,
      'Review no': reviewNumber(review),
      Recommendation: text,
      Owner: dirt.orMissing(world.agencyName(owner)),
      Due: dirt.orMissing(writeDay(dirt, calendar.day(due), sheetDay)),
      Status: status.replace('-', ' '),
      Closed:
        closed === null || closed > calendar.extracted ? '' : writeDay(dirt, calendar.day(closed), sheetDay),
    }
    yield { cells, of: { recommendation: id, review }, record: number }
  }
}

const reviewNumber = (id: number): string => `RV-${String(id + 1).padStart(3, '0')}`

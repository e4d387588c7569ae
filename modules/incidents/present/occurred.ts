import { withPrecision, type PartialDate } from '#contract'

interface Occurred {
  /** `2024-07-04 23:40:00`, the first possible moment. */
  readonly occurred_at: string
  readonly date_precision: 'y' | 'm' | 'd'
  readonly time_known: boolean
}

/** The date as far as it is known. */
export function presentDate({ occurred_at, date_precision }: Occurred): PartialDate {
  return withPrecision(
    occurred_at.slice(0, 10),
    ({ y: 'year', m: 'month', d: 'day' } as const)[date_precision],
  )
}

/** The time of day where it is known. */
export const presentTime = ({ occurred_at, time_known }: Occurred): string | null =>
  time_known ? occurred_at.slice(11, 16) : null

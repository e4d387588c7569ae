import type { ClockFrom, ClockTo, ExhibitQueue } from '../../contract/index.ts'

interface Stage {
  /** What waits there, over exhibits `e`: the text of the index that holds it. */
  readonly waits: string
  /** The moment it waits for. */
  readonly to: ClockTo
  /** The moment it waits since, where no clock says otherwise. */
  readonly from: ExhibitMoment
}

export type ExhibitMoment = Exclude<ClockFrom, 'lead-made'>

/**
 * What is entered at the imaging network alone is searched there; here it is what has a scan that the person may see.
 * Of own exhibits `scanned` says the same without looking for one.
 */
export const HAS_SCAN = `exists (select from ballistics.scan s where s.exhibit_id = e.id and s.state <> 'refused')`

export const STAGES: Readonly<Record<ExhibitQueue, Stage>> = {
  receive: {
    waits: 'e.received_at is null and e.triaged_at is null and e.acquired_at is null',
    to: 'received',
    from: 'collected',
  },
  triage: {
    waits: 'e.received_at is not null and e.triaged_at is null and e.acquired_at is null',
    to: 'triaged',
    from: 'received',
  },
  enter: { waits: `e.triage = 'enter' and e.acquired_at is null`, to: 'acquired', from: 'received' },
  search: {
    waits: `e.acquired_at is not null and e.searched_at is null and e.reviewed_at is null and e.scanned`,
    to: 'searched',
    from: 'acquired',
  },
  review: {
    waits: 'e.searched_at is not null and e.reviewed_at is null',
    to: 'reviewed',
    from: 'searched',
  },
}

/** Whether the time of day of a moment of exhibits `e` is known. */
export const timeKnown = (moment: ExhibitMoment): string =>
  moment === 'collected' || moment === 'received' ? `e.${moment}_time_known` : 'true'

/** Where an exhibit stands in a queue: by the moment, or by its entry where that was not written down. */
export const placeOf = (moment: ExhibitMoment): string => `coalesce(e.${moment}_at, e.recorded_at)`

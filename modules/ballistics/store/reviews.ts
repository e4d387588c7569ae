import { uuid, type Tx } from '#platform/db'
import type { ReviewDecision } from '../contract/index.ts'

export interface ReviewRow {
  readonly id: string
  readonly comparison_id: string
  readonly reading: number
  readonly decision: ReviewDecision
  readonly words: string
  readonly blind: boolean
  readonly read_at: Date
  readonly read_by: string
  readonly read_by_name: string
}

const COLUMNS = 'id, comparison_id, reading, decision, words, blind, read_at, read_by, read_by_name'

/** All readings of a comparison, in their order. What of them a person may know is the service's to say. */
export async function findReviews(tx: Tx, comparisonId: string): Promise<ReviewRow[]> {
  const { rows } = await tx.client.query<ReviewRow>(
    `select ${COLUMNS} from ballistics.review where comparison_id = $1 order by reading`,
    [comparisonId],
  )
  return rows
}

export interface NewReview {
  readonly comparisonId: string
  readonly exhibitId: string
  readonly candidateExhibitId: string
  readonly reading: number
  readonly decision: ReviewDecision
  readonly words: string
  readonly blind: boolean
}

/** Records a reading; false when someone else has just recorded it. */
export async function insertReview(tx: Tx, review: NewReview): Promise<string | undefined> {
  const { personId, agencyId, name } = tx.actor
  const { rows } = await tx.client.query<{ id: string }>(
    `insert into ballistics.review (id, comparison_id, owner_agency, exhibit_id, candidate_exhibit_id, reading, decision,
       words, blind, read_by, read_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict do nothing returning id`,
    [
      uuid(),
      review.comparisonId,
      agencyId,
      review.exhibitId,
      review.candidateExhibitId,
      review.reading,
      review.decision,
      review.words,
      review.blind,
      personId,
      name,
    ],
  )
  return rows[0]?.id
}

/** Readings of the actor, newest first. */
export async function findMine(tx: Tx): Promise<(ReviewRow & { one: string; two: string })[]> {
  const { rows } = await tx.client.query<ReviewRow & { one: string; two: string }>(
    `select ${COLUMNS.split(', ')
      .map((name) => `r.${name}`)
      .join(', ')}, a.number as one, b.number as two
     from ballistics.review r join ballistics.exhibit a on a.id = r.exhibit_id
       join ballistics.exhibit b on b.id = r.candidate_exhibit_id
     where r.read_by = $1 order by r.read_at desc limit 200`,
    [tx.actor.personId],
  )
  return rows
}

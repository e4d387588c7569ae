import type { PoolClient } from 'pg'
import type { IntelligenceBasis } from '../contract.ts'

export interface BasisRow {
  readonly record_id: string
  readonly predicate: string
  readonly source_reliability: IntelligenceBasis['sourceReliability']
  readonly content_validity: IntelligenceBasis['contentValidity']
  readonly submitted_by: string
  readonly entered_on: string
  readonly review_by: string
  readonly reviewed_on: string | null
  readonly reviewed_by: string | null
  readonly review_reason: string | null
}

const SELECT = `select b.record_id, b.predicate, b.source_reliability, b.content_validity,
    coalesce((select name from access.person where id = b.submitted_by), '') as submitted_by, b.entered_on, b.review_by,
    b.reviewed_on, (select name from access.person where id = b.reviewed_by) as reviewed_by, b.review_reason
  from sharing.intelligence_basis b where b.owner_agency = $1 and b.review_by >= current_date`

export async function listDue(client: PoolClient, agencyId: number, days: number): Promise<BasisRow[]> {
  const { rows } = await client.query<BasisRow>(
    `${SELECT} and b.review_by <= current_date + $2::int order by b.review_by, b.record_id limit 500`,
    [agencyId, days],
  )
  return rows
}

/** The basis of a record of the agency, while its review has not lapsed. */
export async function findBasis(
  client: PoolClient,
  agencyId: number,
  recordId: string,
): Promise<BasisRow | undefined> {
  const { rows } = await client.query<BasisRow>(`${SELECT} and b.record_id = $2`, [agencyId, recordId])
  return rows[0]
}

export interface NewBasis {
  readonly recordId: string
  readonly owner: number
  readonly personId: string
  readonly predicate: string
  readonly sourceReliability: string
  readonly contentValidity: string
  /** Null for five years. */
  readonly reviewBy: string | null
}

/**
 * Enters a basis, or corrects the words of one. A correction is no review: the day it falls due stays, or comes
 * nearer. False when the record has a basis of another agency.
 */
export async function saveBasis(client: PoolClient, basis: NewBasis): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into sharing.intelligence_basis as b (record_id, owner_agency, predicate, source_reliability,
       content_validity, submitted_by, entered_on, review_by)
     values ($1, $2, $3, $4, $5, $6, current_date,
       least($7::date, (current_date + interval '5 years')::date))
     on conflict (record_id) do update set predicate = excluded.predicate,
       source_reliability = excluded.source_reliability, content_validity = excluded.content_validity,
       review_by = least(b.review_by, $7::date)
     where b.owner_agency = $2`,
    [
      basis.recordId,
      basis.owner,
      basis.predicate,
      basis.sourceReliability,
      basis.contentValidity,
      basis.personId,
      basis.reviewBy,
    ],
  )
  return rowCount === 1
}

/** Keeps a record until a later day; false when that is not after today and within five years. */
export async function saveReview(
  client: PoolClient,
  review: {
    readonly recordId: string
    readonly owner: number
    readonly personId: string
    readonly reviewBy: string
    readonly reason: string
  },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update sharing.intelligence_basis set reviewed_on = current_date, reviewed_by = $3, review_by = $4, review_reason = $5
     where record_id = $1 and owner_agency = $2 and review_by >= current_date
       and $4::date > current_date and $4::date <= current_date + interval '5 years'`,
    [review.recordId, review.owner, review.personId, review.reviewBy, review.reason],
  )
  return rowCount === 1
}

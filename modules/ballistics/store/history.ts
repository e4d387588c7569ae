import type { Tx } from '#platform/db'
import type { LeadState } from '../contract/index.ts'

/** A hand-over as the history of an exhibit tells it. */
export interface CustodyRow {
  readonly sequence: number
  readonly kind: string
  readonly happened_at: Date
  readonly time_known: boolean
  readonly from_holder: string | null
  readonly to_holder: string | null
  readonly place: string | null
  readonly reason: string | null
  readonly corrects: number | null
  readonly recorded_by_name: string
}

export async function custodyOf(tx: Tx, exhibitId: string): Promise<CustodyRow[]> {
  const { rows } = await tx.client.query<CustodyRow>(
    `select k.sequence, k.kind, k.happened_at, k.time_known, k.from_holder, k.to_holder, k.place, k.reason,
       w.sequence as corrects, k.recorded_by_name
     from ballistics.custody k left join ballistics.custody w on w.id = k.corrects_id
     where k.exhibit_id = $1 order by k.sequence`,
    [exhibitId],
  )
  return rows
}

/** A lead that an exhibit stands behind, as far as the person sees it. */
export interface ExhibitLeadRow {
  readonly id: string
  readonly number: string
  readonly state: LeadState
  readonly known_link: boolean
  readonly hit: boolean
  readonly made_at: Date | null
  readonly other_exhibit: string | null
  readonly other_case: string | null
  readonly other_agency: string | null
}

export async function leadsOfExhibit(tx: Tx, exhibitId: string): Promise<ExhibitLeadRow[]> {
  const { rows } = await tx.client.query<ExhibitLeadRow>(
    `select l.id, l.number, l.state, l.known_link, l.made_at, o.number as other_exhibit, c.number as other_case,
       c.agency_name as other_agency,
       exists (select from ballistics.hit h where h.lead_id = l.id and h.undone_at is null) as hit
     from ballistics.lead_exhibits p join ballistics.lead l on l.id = p.lead_id
       left join ballistics.exhibit o on o.id = case when p.exhibit_one = $1 then p.exhibit_two else p.exhibit_one end
       left join ballistics.casefile c on c.id = o.casefile_id
     where $1 in (p.exhibit_one, p.exhibit_two) and p.state <> 'not-agreed' order by l.recorded_at, l.id`,
    [exhibitId],
  )
  return rows
}

import type { Tx } from '#platform/db'

/**
 * The file of the laboratory does not say why it entered some exhibits of a case and not the others. Here its technicians
 * decided so: what was received long ago and not entered is represented by one of its case and calibre that was, or was
 * not suitable. What came lately still waits for a decision.
 */
export async function triageOld(tx: Tx): Promise<void> {
  const { rows } = await tx.client.query<{ n: number }>(
    `with own as materialized (select e.id, e.kind, e.casefile_id, e.calibre_key, e.kind = 'bullet' as bullet, e.received_at,
         e.acquired_at from ballistics.exhibit e where e.owner_agency = (select access.current_agency())),
       entered as (select distinct on (casefile_id, calibre_key, bullet) casefile_id, calibre_key, bullet, id
         from own where acquired_at is not null order by casefile_id, calibre_key, bullet, acquired_at, id),
       old as (select o.id, o.kind, o.received_at, r.id as by from own o left join entered r on r.casefile_id = o.casefile_id
           and coalesce(r.calibre_key, '') = coalesce(o.calibre_key, '') and r.bullet = o.bullet
         where o.acquired_at is null and o.received_at < (select max(received_at) from own) - interval '21 days'),
       decided as (update ballistics.exhibit e set triage = case when old.by is null then 'not-suitable' else 'represented' end,
           represented_by = old.by, triaged_at = old.received_at + interval '1 day', triaged_by = $1, version = e.version + 1,
           triage_reason = case when old.by is not null then 'Same calibre, firing pin and breech face as the one entered'
             when old.kind = 'bullet' then 'Too deformed for a comparison' else 'No marks that could be compared' end
         from old where e.id = old.id returning 1)
     select count(*)::int as n from decided`,
    [tx.actor.personId],
  )
  tx.about({ type: 'exhibit', count: rows[0]!.n, fields: ['triage'] })
}

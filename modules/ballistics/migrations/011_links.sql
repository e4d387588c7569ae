-- Both sources of links under one roof. The views see what the person who asks may see (security_invoker).

-- A case by its agency and number, whichever agency keeps a file of it: as leads of the house tell pairs apart.
create function ballistics.case_key(c ballistics.casefile) returns text language sql stable parallel safe
  return case when c.numbered then coalesce('#' || c.investigating_agency,
    upper(regexp_replace(c.agency_name, '[^[:alnum:]]', '', 'g'))) || ':' || c.number_key else '=' || c.id end;

-- A side of a lead of the network: a case is told apart by its record here, else by the number the list gives. What a
-- person may not open of it stays hidden: then `shown` is false.
create view ballistics.network_side_seen with (security_invoker = true) as
select s.lead_id, s.side, s.owner_agency, s.acquisition, s.acquisition_key, s.case_number, s.case_key, s.task, s.found_by,
  s.casefile_id, s.exhibit_id, e.id as seen_exhibit, e.number as exhibit_number, c.id as seen_casefile,
  coalesce(ballistics.case_key(c), '=' || s.casefile_id, 'case ' || s.case_key, 'acquisition ' || s.acquisition_key)
    collate "C" as case_of,
  coalesce(c.number, s.case_number, s.acquisition) as case_name, c.agency_name, c.occurred_on,
  case when s.exhibit_id is not null then e.id is not null when s.casefile_id is not null then c.id is not null
    else s.owner_agency = (select access.current_agency()) end as shown
from ballistics.network_side s left join ballistics.exhibit e on e.id = s.exhibit_id
  left join ballistics.casefile c on c.id = s.casefile_id;
grant select on ballistics.network_side_seen to throughline_app;

-- A lead between two cases, whichever source it has; leads within one case are no links. A lead of the house is a hit
-- while the pair counts as one; a link that was known before is none, and what was withdrawn is gone.
create view ballistics.case_pair with (security_invoker = true) as
select 'network'::text as source, l.id as lead_id, l.number as lead_number,
  case l.status when 'unconfirmed' then 'lead' else l.status end as state,
  l.issued_on as made_on, case when l.status = 'hit' then coalesce(l.confirmed_on, l.issued_on) end as hit_on,
  array[one.exhibit_id, two.exhibit_id] as exhibits,
  one.case_of as one_key, one.seen_casefile as one_casefile, one.acquisition as one_acquisition,
  one.case_name as one_number, one.agency_name as one_agency, one.occurred_on as one_on, one.shown as one_shown,
  two.case_of as two_key, two.seen_casefile as two_casefile, two.acquisition as two_acquisition,
  two.case_name as two_number, two.agency_name as two_agency, two.occurred_on as two_on, two.shown as two_shown
from ballistics.network_lead l
  join ballistics.network_side_seen one on one.lead_id = l.id
  join ballistics.network_side_seen two on two.lead_id = l.id and one.case_of < two.case_of
union all
select 'own', l.id, l.number,
  case when h.id is not null then 'hit' when l.state = 'confirmed' then 'known' when l.state = 'not-confirmed'
    then 'not-confirmed' else 'lead' end,
  (l.made_at at time zone g.time_zone)::date, h.confirmed_on,
  array(select unnest(array[x.exhibit_one, x.exhibit_two]) from ballistics.lead_exhibits x where x.lead_id = l.id),
  split_part(l.pair_key, '|', 1) collate "C", one.id, a.acquisition, coalesce(one.number, ''), one.agency_name,
  one.occurred_on, one.id is not null,
  split_part(l.pair_key, '|', 2) collate "C", two.id, b.acquisition, coalesce(two.number, ''), two.agency_name,
  two.occurred_on, two.id is not null
from ballistics.lead l join access.agency g on g.id = l.owner_agency
  left join ballistics.casefile one on one.id = l.case_one left join ballistics.casefile two on two.id = l.case_two
  left join ballistics.hit h on h.lead_id = l.id and h.undone_at is null
  left join lateral (select x.exhibit_one, x.exhibit_two from ballistics.lead_exhibits x where x.lead_id = l.id
    order by x.recorded_at, x.id limit 1) x on true
  left join ballistics.exhibit a on a.id = x.exhibit_one left join ballistics.exhibit b on b.id = x.exhibit_two
where l.state in ('unconfirmed', 'confirmed', 'not-confirmed');
grant select on ballistics.case_pair to throughline_app;

-- A pair is of both its exhibits: when two were sought in each other at once, one comparison stands for both, and
-- neither is reviewed before it is read. Of other agencies' exhibits nothing is said here.
create or replace function ballistics.take_reading() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare
  two text[] := array(select decision from ballistics.review where comparison_id = new.comparison_id and reading <= 2);
  settled text := case
    when new.reading = 1 then 'first-read'
    when new.reading = 3 then new.decision
    when two[1] = two[2] then two[1]
    else 'disagreed' end;
begin
  update ballistics.comparison set readings = new.reading, outcome = settled,
    settled_at = case when settled in ('first-read', 'disagreed') then null else new.read_at end
  where id = new.comparison_id;
  update ballistics.exhibit e set reviewed_at = new.read_at
  from ballistics.comparison read
  where read.id = new.comparison_id and e.id in (read.exhibit_id, read.candidate_exhibit_id)
    and e.owner_agency = read.owner_agency and e.searched_at is not null and e.reviewed_at is null
    and not exists (select from ballistics.comparison c where c.exhibit_id = e.id and c.owner_agency = e.owner_agency
      and c.offered_at is not null and c.settled_at is null)
    and not exists (select from ballistics.comparison c where c.candidate_exhibit_id = e.id
      and c.owner_agency = e.owner_agency and c.offered_at is not null and c.settled_at is null);
  return null;
end $$;

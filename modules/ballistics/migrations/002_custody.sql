-- A correction may say that an entry never happened: it then stands for nothing.
alter table ballistics.custody add column annuls boolean not null default false;
alter table ballistics.custody add check (not annuls or kind = 'correction');
create index custody_exhibit on ballistics.custody (exhibit_id, sequence);

-- Who has an exhibit, as its log says: of what happened last the person, and of what happened last with a place the
-- place. A correction stands where the entry stood that it corrects, with its own moment.
create function ballistics.current_custody(exhibits uuid[])
returns table (exhibit_id uuid, kind text, happened_at timestamptz, time_known boolean, to_holder text, place text, turn int)
language sql stable as $$
  with recursive chain as (
    select k.id, k.exhibit_id, k.kind, k.sequence from ballistics.custody k
      where k.exhibit_id = any (exhibits) and k.corrects_id is null
    union all
    select k.id, c.exhibit_id, c.kind, c.sequence from chain c join ballistics.custody k on k.corrects_id = c.id)
  select c.exhibit_id, c.kind, k.happened_at, k.time_known, k.to_holder, k.place,
    (row_number() over (partition by c.exhibit_id order by k.happened_at, c.sequence))::int
  from chain c join ballistics.custody k on k.id = c.id
  where not k.annuls and not exists (select from ballistics.custody n where n.corrects_id = k.id)
$$;

-- Whether an exhibit has a scan that was not refused, kept beside it: what waits to be searched here would otherwise be
-- counted by going through every scan there ever was. Kept by the trigger below, in the transaction of the scan.
alter table ballistics.exhibit add column scanned boolean not null default false;

create function ballistics.note_scanned() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare
  its_exhibit uuid := case when tg_op = 'DELETE' then old.exhibit_id else new.exhibit_id end;
begin
  -- Held first and looked at in a statement of its own: another scan of the same exhibit is then seen.
  perform from ballistics.exhibit where id = its_exhibit for update;
  update ballistics.exhibit e set scanned = s.is_there
  from (select exists (select from ballistics.scan where exhibit_id = its_exhibit and state <> 'refused') as is_there) s
  where e.id = its_exhibit and e.scanned <> s.is_there;
  return null;
end $$;
-- Runs as the role that keeps: whoever refuses a scan need not be one who may change the exhibit.
grant create on schema ballistics to throughline_keeper;
alter function ballistics.note_scanned() owner to throughline_keeper;
revoke create on schema ballistics from throughline_keeper;
create trigger note_scanned after insert or delete on ballistics.scan for each row
  execute function ballistics.note_scanned();
create trigger note_refused after update of state on ballistics.scan for each row
  when ((new.state = 'refused') <> (old.state = 'refused')) execute function ballistics.note_scanned();

set local role throughline_keeper;
update ballistics.exhibit e set scanned = true
where exists (select from ballistics.scan s where s.exhibit_id = e.id and s.state <> 'refused');
reset role;

drop index ballistics.exhibit_to_search;
create index exhibit_to_search on ballistics.exhibit (owner_agency, (coalesce(acquired_at, recorded_at)), id)
  where acquired_at is not null and searched_at is null and reviewed_at is null and scanned;
create index exhibit_elsewhere on ballistics.exhibit (owner_agency)
  where acquired_at is not null and searched_at is null and reviewed_at is null and not scanned;

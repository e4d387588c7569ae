-- How long records are kept, what may not be destroyed, and what was purged by whom.
create schema retention;
grant usage on schema retention to throughline_app, throughline_keeper;

-- One that was replaced stays, so that a certificate can name what was in force.
create table retention.schedule (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null,
  years int not null check (years between 0 and 200),
  days int not null check (days between 0 and 36500),
  -- From the date of what happened, or from the day the record was entered.
  counted_from text not null check (counted_from in ('event', 'entry')),
  -- The law, rule or records schedule that says so.
  authority text not null check (authority <> ''),
  remark text not null default '',
  set_by uuid not null,
  set_by_name text not null,
  set_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by_name text,
  check (years + days > 0)
);
create unique index schedule_live on retention.schedule (owner_agency, category) where ended_at is null;

create table retention.hold (
  id uuid primary key,
  owner_agency int not null references access.agency,
  -- A whole category, or one record.
  category text,
  record_type text,
  record_id uuid,
  matter text not null check (matter <> ''),
  reason text not null check (reason <> ''),
  placed_by uuid not null,
  placed_by_name text not null,
  placed_at timestamptz not null default now(),
  lifted_by uuid,
  lifted_by_name text,
  lifted_at timestamptz,
  lift_reason text,
  check ((category is null) = (record_id is not null)),
  check ((record_type is null) = (record_id is null)),
  check (num_nonnulls(lifted_by, lifted_by_name, lifted_at, lift_reason) in (0, 4))
);
create index hold_record on retention.hold (record_id) where record_id is not null and lifted_at is null;
create index hold_agency on retention.hold (owner_agency, placed_at desc);

create table retention.purge (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null,
  schedule_id uuid not null references retention.schedule,
  -- Records dated up to this day were due.
  due_to date not null,
  state text not null default 'asked' check (state in ('asked', 'approved', 'done')),
  asked_at timestamptz not null default now(),
  job_id uuid,
  -- Who asked and approved, when and why, as the certificate will say.
  approval jsonb,
  finished_at timestamptz,
  -- Its exact text, which the hash is taken over.
  certificate text,
  certificate_hash text,
  check ((state = 'done') = (certificate is not null)),
  check ((state = 'asked') = (approval is null)),
  check (num_nonnulls(certificate, certificate_hash, finished_at) in (0, 3))
);
create index purge_recent on retention.purge (owner_agency, asked_at desc);

-- Exactly the records that were asked for; what became of each. After the purge this is all that is left of them.
create table retention.purge_item (
  purge_id uuid not null references retention.purge on delete cascade,
  owner_agency int not null,
  record_type text not null,
  record_id uuid not null,
  outcome text check (outcome in ('purged', 'held', 'kept')),
  at timestamptz,
  primary key (purge_id, record_type, record_id),
  check ((outcome is null) = (at is null))
);
create index purge_item_open on retention.purge_item (purge_id, record_type, record_id) where outcome is null;

-- Content of files whose rows are gone; removed from the file store after the rows are.
create table retention.purge_file (
  purge_id uuid not null references retention.purge on delete cascade,
  owner_agency int not null,
  hash text not null,
  primary key (purge_id, hash)
);

do $$
declare name text;
begin
  foreach name in array array['schedule', 'hold', 'purge', 'purge_item', 'purge_file'] loop
    execute format('alter table retention.%I enable row level security, force row level security', name);
    execute format('create policy own on retention.%I to throughline_app
      using (owner_agency = (select access.current_agency())) with check (owner_agency = (select access.current_agency()))', name);
    execute format('create policy keep on retention.%I to throughline_keeper
      using ((select current_user) = ''throughline_keeper'')', name);
    execute format('grant select, insert, update, delete on retention.%I to throughline_keeper', name);
  end loop;
end $$;
-- Nobody edits a schedule, a hold or a certificate: they are ended, and new ones written.
grant select, insert, update (ended_at, ended_by_name) on retention.schedule to throughline_app;
grant select, insert, update (lifted_by, lifted_by_name, lifted_at, lift_reason) on retention.hold to throughline_app;
grant select, insert, delete, update (state, approval, job_id, finished_at, certificate, certificate_hash)
  on retention.purge to throughline_app;
grant select, update (outcome, at) on retention.purge_item to throughline_app;
grant select, insert, delete on retention.purge_file to throughline_app;

-- What has ended stays as it ended.
create function retention.stay_ended() returns trigger language plpgsql as $$
begin
  raise exception 'This % has ended and is not changed any more.', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger stay before update or delete on retention.schedule for each row
  when (old.ended_at is not null) execute function retention.stay_ended();
create trigger stay before update or delete on retention.hold for each row
  when (old.lifted_at is not null) execute function retention.stay_ended();
create trigger stay before update or delete on retention.purge for each row
  when (old.state = 'done') execute function retention.stay_ended();

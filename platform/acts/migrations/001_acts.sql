-- Acts that one person asks for and another decides: publication, purge, agreement change, bulk export.
create schema acts;
grant usage on schema acts to throughline_app, throughline_keeper;

create table acts.act (
  id uuid primary key,
  owner_agency int not null references access.agency,
  kind text not null,
  -- What it is about; of each thing one request waits at a time.
  subject text not null default '',
  -- The exact text that is hashed, shown and performed.
  payload text not null,
  payload_hash text not null check (payload_hash ~ '^[0-9a-f]{64}$'),
  reason text not null check (reason <> ''),
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'refused', 'withdrawn', 'expired')),
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text,
  -- Where what was done can be seen.
  result_path text,
  -- An approval that permits one thing, such as an export, is used up by it.
  used_at timestamptz,
  constraint expires_later check (expires_at > asked_at),
  constraint two_people check (decided_by <> asked_by),
  constraint decided_by_someone check ((state in ('approved', 'refused')) = (decided_by is not null)),
  constraint decided_whole check (num_nonnulls(decided_by, decided_by_name, decided_at) in (0, 3)),
  constraint refused_with_reason check (state <> 'refused' or decision_reason <> ''),
  constraint used_when_approved check (used_at is null or state = 'approved')
);
create index act_recent on acts.act (owner_agency, asked_at desc, id desc);
create unique index act_waiting on acts.act (owner_agency, kind, subject) where state = 'waiting';

alter table acts.act enable row level security, force row level security;
create policy see on acts.act for select to throughline_app
  using (owner_agency = (select access.current_agency()));
create policy ask on acts.act for insert to throughline_app
  with check (owner_agency = (select access.current_agency()) and asked_by = (select access.current_person())
    and state = 'waiting');
-- A request leaves the state of waiting once, and only by who may do that: its own person takes it back, another
-- person decides it, time lets it lapse.
create policy decide on acts.act for update to throughline_app
  using (owner_agency = (select access.current_agency()) and state = 'waiting')
  with check (owner_agency = (select access.current_agency()) and (
    (state = 'withdrawn' and asked_by = (select access.current_person()))
    or (state in ('approved', 'refused') and decided_by = (select access.current_person()) and expires_at > now())
    or (state = 'expired' and expires_at <= now())));
-- Who asked uses the approval; once.
create policy use on acts.act for update to throughline_app
  using (owner_agency = (select access.current_agency()) and asked_by = (select access.current_person())
    and state = 'approved' and used_at is null)
  with check (owner_agency = (select access.current_agency()) and asked_by = (select access.current_person())
    and state = 'approved' and used_at is not null);
create policy keep on acts.act to throughline_keeper using ((select current_user) = 'throughline_keeper');
-- What was asked for cannot be changed afterwards, and nothing is removed.
grant select, insert, update (state, decided_by, decided_by_name, decided_at, decision_reason, result_path, used_at)
  on acts.act to throughline_app;
grant select, insert, update, delete on acts.act to throughline_keeper;

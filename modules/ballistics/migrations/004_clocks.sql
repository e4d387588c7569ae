-- How long each step may take and on which days an agency works, as it says so itself. A change adds a version; what
-- was in force before stays. Open: an agency that shares its evidence shares by which clocks it is counted.
create table ballistics.clock_version (
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'open',
  version int not null check (version > 0),
  content jsonb not null,
  reason text not null check (reason <> ''),
  changed_at timestamptz not null default now(),
  changed_by uuid not null,
  changed_by_name text not null,
  primary key (owner_agency, version)
);

-- Why an exhibit waits at a step, and until when. It stays in the queue; rows are ended, never removed.
create table ballistics.delay (
  id uuid primary key,
  exhibit_id uuid not null references ballistics.exhibit on delete cascade,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  stage text not null check (stage in ('receive', 'triage', 'enter', 'search', 'review')),
  reason text not null check (reason in ('backlog', 'request-missing', 'information-missing', 'other-examination', 'transport',
    'equipment', 'staff', 'court', 'other')),
  words text,
  until date,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  recorded_by_name text not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_by_name text,
  check (reason <> 'other' or words is not null),
  check (num_nonnulls(ended_at, ended_by, ended_by_name) in (0, 3))
);
create unique index delay_now on ballistics.delay (exhibit_id, stage) where ended_at is null;
create index delay_of on ballistics.delay (exhibit_id, recorded_at desc);

-- What waits at each step, oldest first: small beside all that was ever entered. Where the moment a step begins with
-- was not written down, the exhibit stands by when it was recorded.
create index exhibit_to_receive on ballistics.exhibit (owner_agency, (coalesce(collected_at, recorded_at)), id)
  where received_at is null and triaged_at is null and acquired_at is null;
create index exhibit_to_triage on ballistics.exhibit (owner_agency, (coalesce(received_at, recorded_at)), id)
  where received_at is not null and triaged_at is null and acquired_at is null;
create index exhibit_to_enter on ballistics.exhibit (owner_agency, (coalesce(received_at, recorded_at)), id)
  where triage = 'enter' and acquired_at is null;
create index exhibit_to_search on ballistics.exhibit (owner_agency, (coalesce(acquired_at, recorded_at)), id)
  where acquired_at is not null and searched_at is null and reviewed_at is null;
create index exhibit_to_review on ballistics.exhibit (owner_agency, (coalesce(searched_at, recorded_at)), id)
  where searched_at is not null and reviewed_at is null;
create index exhibit_decided on ballistics.exhibit (owner_agency, triage)
  where triage in ('represented', 'hold', 'not-suitable') and acquired_at is null;
-- Measures read what reached a step in a period.
create index exhibit_acquired_at on ballistics.exhibit (owner_agency, acquired_at) where acquired_at is not null;
create index exhibit_site on ballistics.exhibit (owner_agency, site) where site is not null;

call access.protect('ballistics.clock_version');
call access.protect('ballistics.delay', 'exhibit', 'exhibit_id', part => 'delays');

create function ballistics.keep_clocks() returns trigger language plpgsql as $$
begin
  raise exception 'Clocks are changed by a new version' using errcode = 'TL063';
end $$;
create trigger kept before update or delete on ballistics.clock_version
  for each row when (current_user <> 'throughline_keeper') execute function ballistics.keep_clocks();

-- What comes back from ATF's imaging network (NIBIN), which most agencies go on using: lists of its leads with the hits
-- that an examiner confirmed. A lead is a person's review on screen, unconfirmed; a hit is two cases newly linked.

-- A list as it was sent in: an agency's own working paper.
create table ballistics.network_list (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  kind text not null check (kind in ('leads', 'acquisitions')),
  file_name text not null,
  file_hash text not null,
  size bigint not null,
  format text not null,
  headers text[] not null,
  -- Field → header, as proposed or as a person confirmed it.
  mapping jsonb not null,
  report jsonb,
  rejected_hash text,
  imported_at timestamptz,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  recorded_by_name text not null
);
create index network_list_recent on ballistics.network_list (owner_agency, recorded_at desc);

-- How numbers are found however they were copied: without blanks and dashes, in capitals.
create function ballistics.number_key(number text) returns text language sql immutable strict parallel safe
  return nullif(upper(regexp_replace(number, '[^0-9A-Za-z]', '', 'g')), '');
alter table ballistics.exhibit
  add column acquisition_key text collate "C" generated always as (ballistics.number_key(acquisition)) stored;
create index exhibit_acquisition_key on ballistics.exhibit (acquisition_key) where acquisition_key is not null;

create table ballistics.network_lead (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  number text collate "C" not null check (number <> ''),
  number_key text collate "C" not null generated always as (ballistics.number_key(number)) stored,
  issued_on date not null,
  -- Day on which the investigators were told, by the list.
  notified_on date,
  status text not null check (status in ('unconfirmed', 'hit', 'not-confirmed')),
  confirmed_on date,
  examiner text,
  -- The list that said so last.
  list_id uuid not null references ballistics.network_list,
  version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  check (confirmed_on is null or status <> 'unconfirmed')
);
create unique index network_lead_number on ballistics.network_lead (owner_agency, number_key);
create index network_lead_recent on ballistics.network_lead (issued_on desc, id desc);

-- The two acquisitions of a lead: what the list says, and which exhibit and case here it was found to be.
create table ballistics.network_side (
  lead_id uuid not null references ballistics.network_lead on delete cascade,
  side text not null check (side in ('a', 'b')),
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  acquisition text collate "C",
  acquisition_key text collate "C" generated always as (ballistics.number_key(acquisition)) stored,
  case_number text collate "C",
  case_key text collate "C" generated always as (ballistics.number_key(case_number)) stored,
  exhibit_id uuid references ballistics.exhibit on delete set null,
  casefile_id uuid references ballistics.casefile on delete set null,
  found_by text check (found_by in ('acquisition', 'case-number', 'person')),
  -- What a person has to look at: the exhibit is not known here, or its case is another than the list says.
  task text check (task in ('exhibit-unknown', 'case-differs')),
  settled_at timestamptz,
  settled_by uuid,
  settled_by_name text,
  primary key (lead_id, side),
  check (acquisition is not null or case_number is not null)
);
create index network_side_open on ballistics.network_side (owner_agency, task) where task is not null;
create index network_side_acquisition on ballistics.network_side (acquisition_key);
create index network_side_case on ballistics.network_side (case_key);
create index network_side_exhibit on ballistics.network_side (exhibit_id);
create index network_side_casefile on ballistics.network_side (casefile_id);

-- What a lead was before a list or a person changed it. Rows are never changed or removed.
create table ballistics.network_event (
  id uuid primary key,
  lead_id uuid not null references ballistics.network_lead on delete cascade,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  kind text not null check (kind in ('listed', 'changed', 'settled')),
  before jsonb,
  after jsonb not null,
  list_id uuid references ballistics.network_list,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  recorded_by_name text not null
);
create index network_event_lead on ballistics.network_event (lead_id, recorded_at);
create function ballistics.keep_network_event() returns trigger language plpgsql as $$
begin
  raise exception 'The history of a lead of the network is never changed or removed' using errcode = 'TL061';
end $$;
create trigger kept before update or delete on ballistics.network_event
  for each row when (current_user <> 'throughline_keeper' and pg_trigger_depth() = 0) execute function ballistics.keep_network_event();

call access.protect('ballistics.network_list', private => true);
call access.protect('ballistics.network_lead', 'network-lead', 'id', dated_by => 'recorded_at');
call access.protect('ballistics.network_side', 'network-lead', 'lead_id', part => 'network-cases');
call access.protect('ballistics.network_event', 'network-lead', 'lead_id', part => 'network-history');

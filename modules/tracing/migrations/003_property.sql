-- What other systems of the agency say: the property room, reports of stolen guns, the dealers that stand in results,
-- the files they came from, and what the reconciliation of all of it found. Working papers, shared with no one.
create table tracing.import (
  id uuid primary key,
  owner_agency int not null,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  kind text not null check (kind in ('property', 'stolen', 'traces', 'dealers')),
  file_name text not null,
  file_hash text not null,
  state text not null check (state in ('uploaded', 'waiting', 'running', 'done', 'failed')),
  columns jsonb not null,
  mapping jsonb not null,
  settings jsonb not null default '{}',
  job_id uuid,
  report jsonb,
  rejected_hash text,
  problem jsonb,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  created_by_name text not null
);
create index import_recent on tracing.import (owner_agency, created_at desc);

create table tracing.property (
  id uuid primary key,
  owner_agency int not null,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  -- Which property room: an agency may keep guns for its neighbours.
  room text not null,
  tag text collate "C" not null,
  case_number text not null default '',
  booked_on text collate "C",
  booked_as text not null default '',
  serial text not null default '',
  serial_state text not null,
  serial_canonical text collate "C",
  make text not null default '',
  importer text not null default '',
  model text not null default '',
  type text not null default '',
  calibre text not null default '',
  address text not null default '',
  remarks text not null default '',
  status text not null default '',
  recovery_id uuid references tracing.recovery on delete set null,
  import_id uuid,
  seen_at timestamptz not null default now(),
  unique (owner_agency, room, tag)
);
create index property_serial on tracing.property (serial_canonical) where serial_canonical is not null;
create index property_open on tracing.property (owner_agency) where recovery_id is null;

create table tracing.stolen (
  id uuid primary key,
  owner_agency int not null,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  report text collate "C" not null,
  kind text not null check (kind in ('dealer', 'owner', 'other')),
  licence text,
  reported_on text,
  serial text not null default '',
  serial_canonical text collate "C",
  make text not null default '',
  model text not null default '',
  type text not null default '',
  calibre text not null default '',
  unique (owner_agency, report)
);

create table tracing.dealer (
  owner_agency int not null,
  category text not null default 'trace',
  sensitivity text not null default 'open',
  -- Region, district and sequence: what stays of a licence number through renewals.
  licence_key text collate "C" not null,
  licence text not null,
  name text not null,
  street text,
  state text,
  closed_on text,
  primary key (owner_agency, licence_key)
);

create table tracing.task (
  id uuid primary key,
  owner_agency int not null,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  kind text not null,
  -- What it is about, so that the same finding of the next night is the same task.
  key text not null,
  recovery_id uuid references tracing.recovery on delete cascade,
  property_id uuid references tracing.property on delete cascade,
  trace_id uuid,
  facts jsonb not null,
  state text not null default 'open' check (state in ('open', 'set-aside', 'settled')),
  found_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by_name text,
  reason text,
  unique (owner_agency, kind, key),
  check ((state = 'set-aside') = (reason is not null))
);
create index task_open on tracing.task (owner_agency, kind) where state = 'open';

create table tracing.reconciliation (
  owner_agency int primary key,
  category text not null default 'trace',
  sensitivity text not null default 'open',
  ran_at timestamptz not null,
  -- In whose name the next night's run works: who asked for the last one.
  ran_as uuid not null,
  asked_at timestamptz,
  checked jsonb not null
);

call access.protect('tracing.import', private => true);
call access.protect('tracing.property', private => true);
call access.protect('tracing.stolen', private => true);
call access.protect('tracing.dealer', private => true);
call access.protect('tracing.task', private => true);
call access.protect('tracing.reconciliation', private => true);

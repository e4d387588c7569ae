-- Recovered firearms: what was taken in, where and from whom, and how its serial number was read. Everything here is
-- trace data: law enforcement and prosecutors only, for a criminal investigation (the gate of the category).
create schema tracing;
grant usage on schema tracing to throughline_app;

create table tracing.recovery (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  source text not null default 'entered' check (source in ('entered', 'property-room', 'trace-file')),
  case_number text collate "C" not null check (case_number <> ''),
  -- Without blanks and dashes: how the same number is found however it was copied.
  case_key text collate "C" not null generated always as (upper(regexp_replace(case_number, '[^0-9A-Za-z]', '', 'g'))) stored,
  property_tag text collate "C",
  exhibit_number text collate "C",
  -- As far as the day is known: 2026, 2026-02 or 2026-02-14.
  recovered_on text collate "C" not null,
  recovered_time text,
  circumstance text not null,
  crime_code text,
  address text,
  city text,
  state text,
  latitude float8 check (latitude between -90 and 90),
  longitude float8 check (longitude between -180 and 180),
  -- As written, and as the vocabulary of platform/firearms reads it; null where it cannot tell.
  serial text not null default '',
  serial_state text not null check (serial_state in ('legible', 'partial', 'obliterated', 'none', 'not-recorded')),
  serial_canonical text collate "C",
  make text not null default '',
  make_key text,
  importer text not null default '',
  country text not null default '',
  type text not null,
  calibre text not null default '',
  calibre_key text,
  model text not null default '',
  markings text,
  privately_made boolean not null default false,
  conversion_device boolean not null default false,
  stolen_result text not null default 'not-checked'
    check (stolen_result in ('not-checked', 'no-record', 'stolen', 'lost', 'unclear')),
  stolen_checked_on text,
  stolen_reference text,
  remarks text,
  version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  recorded_by_name text not null,
  check ((latitude is null) = (longitude is null))
);
create index recovery_recent on tracing.recovery (owner_agency, recovered_on desc, id desc);
create unique index recovery_tag on tracing.recovery (owner_agency, property_tag) where property_tag is not null;
create index recovery_case on tracing.recovery (case_key);

-- Each time somebody read the number off the frame or receiver. Two that agree make it certain.
create table tracing.reading (
  id uuid primary key,
  recovery_id uuid not null references tracing.recovery on delete cascade,
  owner_agency int not null,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  text text not null,
  canonical text,
  read_at timestamptz not null default now(),
  read_by uuid not null,
  read_by_name text not null
);
create index reading_recovery on tracing.reading (recovery_id, read_at);

create table tracing.person (
  id uuid primary key,
  recovery_id uuid not null references tracing.recovery on delete cascade,
  owner_agency int not null,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  place smallint not null,
  role text not null check (role in ('possessor', 'associate')),
  last text not null default '',
  first text not null default '',
  alias text,
  born_on text,
  sex text,
  race text,
  ethnicity text,
  height_inches smallint,
  weight_pounds smallint,
  address text
);
create index person_recovery on tracing.person (recovery_id);

create table tracing.photo (
  id uuid primary key,
  recovery_id uuid not null references tracing.recovery on delete cascade,
  owner_agency int not null,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  file_hash text not null,
  media_type text not null,
  name text not null,
  shows text not null check (shows in ('whole', 'serial', 'markings', 'other')),
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  unique (recovery_id, file_hash)
);

-- One row for each version after the first: what changed, and the state before it.
create table tracing.version (
  recovery_id uuid not null references tracing.recovery on delete cascade,
  version int not null check (version > 1),
  owner_agency int not null,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  at timestamptz not null default now(),
  by_person uuid not null,
  by_name text not null,
  reason text not null,
  changes jsonb not null,
  before jsonb not null,
  primary key (recovery_id, version)
);

call access.protect('tracing.recovery', 'recovery', 'id', dated_by => 'recorded_at');
call access.protect('tracing.reading', 'recovery', 'recovery_id', part => 'readings');
call access.protect('tracing.person', 'recovery', 'recovery_id', part => 'people');
call access.protect('tracing.photo', 'recovery', 'recovery_id', part => 'photos');
call access.protect('tracing.version', 'recovery', 'recovery_id', part => 'history');

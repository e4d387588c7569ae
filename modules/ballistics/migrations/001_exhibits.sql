-- Cases, the exhibits collected in them and who had each in their hands. An exhibit is told apart by its number at
-- the agency that keeps it; the case is the one of the agency that investigates, which may be another.
create schema ballistics;
grant usage on schema ballistics to throughline_app;

create table ballistics.casefile (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  -- Whose case it is: an agency of the house, or one of which only name and ORI are known.
  investigating_agency int references access.agency,
  agency_name text not null,
  ori text,
  number text collate "C" not null check (number <> ''),
  -- False where the agency gave no number: the text then says so, and stands for this one case only.
  numbered boolean not null default true,
  -- Without blanks and dashes: how the same number is found however it was copied.
  number_key text collate "C" not null generated always as (upper(regexp_replace(number, '[^0-9A-Za-z]', '', 'g'))) stored,
  offence text,
  occurred_on text,
  address text,
  latitude float8 check (latitude between -90 and 90),
  longitude float8 check (longitude between -180 and 180),
  investigator text,
  investigator_id uuid,
  version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  check ((latitude is null) = (longitude is null))
);
create unique index casefile_number on ballistics.casefile (owner_agency, agency_name, number_key);
create index casefile_key on ballistics.casefile (number_key);

create table ballistics.exhibit (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  casefile_id uuid not null references ballistics.casefile,
  number text collate "C" not null check (number <> ''),
  -- As of a case: how it is found whatever was typed or scanned.
  number_key text collate "C" not null generated always as (upper(regexp_replace(number, '[^0-9A-Za-z]', '', 'g'))) stored,
  barcode text collate "C" not null check (barcode <> ''),
  kind text not null check (kind in ('cartridge-case', 'bullet', 'fragment', 'test-fire', 'firearm')),
  -- The firearm that a test fire came from, or the tag of one that is not an exhibit here.
  firearm_id uuid references ballistics.exhibit,
  property_tag text collate "C",
  -- Calibre as written and as the vocabulary of platform/firearms names it; null where it cannot tell.
  calibre text,
  calibre_key text,
  headstamp text,
  make text,
  model text,
  serial text,
  -- Class characteristics; what is not known is null, never a guess.
  firing_pin_shape text,
  breech_marks text,
  rifling_count smallint check (rifling_count between 1 and 30),
  rifling_twist text check (rifling_twist in ('left', 'right')),
  rifling_width_um int,
  -- Where it lay: the marker at the scene and, where it was measured, metres from the reference point.
  marker text,
  position_text text,
  position_x float8,
  position_y float8,
  remarks text,
  -- Who has it now, as the log of custody says; kept here so that a list needs no log.
  holder text,
  holder_place text,
  collected_at timestamptz,
  collected_time_known boolean not null default false,
  received_at timestamptz,
  received_time_known boolean not null default false,
  triaged_at timestamptz,
  triaged_by uuid,
  triage text check (triage in ('enter', 'represented', 'hold', 'not-suitable')),
  triage_reason text,
  -- The exhibit that is entered in its place: fired, as far as a person can see, by the same gun.
  represented_by uuid references ballistics.exhibit,
  acquired_at timestamptz,
  acquisition text collate "C",
  site text,
  -- Set when the automatic search is done and when its candidates are all reviewed.
  searched_at timestamptz,
  reviewed_at timestamptz,
  version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  recorded_by_name text not null,
  check ((triage is null) = (triaged_at is null)),
  check ((triage = 'represented') = (represented_by is not null)),
  check (represented_by <> id)
);
create unique index exhibit_number on ballistics.exhibit (owner_agency, number);
create unique index exhibit_barcode on ballistics.exhibit (owner_agency, barcode);
create index exhibit_case on ballistics.exhibit (casefile_id);
create index exhibit_recent on ballistics.exhibit (owner_agency, recorded_at desc, id desc);
create index exhibit_number_key on ballistics.exhibit (owner_agency, number_key);
create index exhibit_received on ballistics.exhibit (owner_agency, (coalesce(received_at, '-infinity'::timestamptz)) desc, id desc);
create index exhibit_calibre on ballistics.exhibit (owner_agency, calibre_key, recorded_at desc, id desc) where calibre_key is not null;
create index exhibit_firearm on ballistics.exhibit (firearm_id) where firearm_id is not null;
create index exhibit_representative on ballistics.exhibit (represented_by) where represented_by is not null;
create index exhibit_acquisition on ballistics.exhibit (acquisition) where acquisition is not null;
create index exhibit_waiting on ballistics.exhibit (owner_agency, received_at)
  where acquired_at is null and received_at is not null;

-- Every hand-over. Rows are never changed or removed; a mistake is corrected by a row that names the one it corrects.
create table ballistics.custody (
  id uuid primary key,
  exhibit_id uuid not null references ballistics.exhibit,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  sequence int not null check (sequence > 0),
  kind text not null check (kind in ('collected', 'handed-over', 'received', 'sealed', 'opened', 'stored', 'test-fired', 'acquired', 'returned', 'correction')),
  -- Where only the day is known, its place in that day: after what the log already told of it.
  happened_at timestamptz not null,
  time_known boolean not null default true,
  from_holder text,
  to_holder text,
  place text,
  reason text,
  corrects_id uuid unique references ballistics.custody,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  recorded_by_name text not null,
  unique (exhibit_id, sequence),
  check ((kind = 'correction') = (corrects_id is not null)),
  check (kind <> 'correction' or reason is not null)
);
create function ballistics.keep_custody() returns trigger language plpgsql as $$
begin
  raise exception 'A hand-over is never changed or removed; correct it with another row' using errcode = 'TL061';
end $$;
create trigger kept before update or delete on ballistics.custody
  for each row when (current_user <> 'throughline_keeper') execute function ballistics.keep_custody();

create table ballistics.photo (
  id uuid primary key,
  exhibit_id uuid not null references ballistics.exhibit,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  file_hash text not null,
  media_type text not null,
  name text not null,
  caption text,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  unique (exhibit_id, file_hash)
);

-- The last number an agency gave to an exhibit of a year.
create table ballistics.counter (
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'open',
  year int not null,
  last int not null,
  primary key (owner_agency, year)
);

-- Who may see and change a row: the one rule of the house, by label, agreement and floor.
call access.protect('ballistics.casefile', 'casefile', 'id', dated_by => 'recorded_at');
call access.protect('ballistics.exhibit', 'exhibit', 'id', dated_by => 'recorded_at');
call access.protect('ballistics.custody', 'exhibit', 'exhibit_id', part => 'custody');
call access.protect('ballistics.photo', 'exhibit', 'exhibit_id', part => 'photos');
call access.protect('ballistics.counter', private => true);

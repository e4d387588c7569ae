-- Incidents, victims and suspects are three units. Every row carries its label; every earlier state of an
-- incident is kept as a version.
create schema incidents;
grant usage on schema incidents to throughline_app;

-- Forces the label policy on a table: own or granted agencies, and only categories the person works with.
-- The settings are read in scalar sub-selects, once for each query.
create procedure incidents.protect(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security, force row level security', target);
  execute format(
    'create policy label on %s
       using (owner_agency = any ((select access.allowed_agencies())::int[])
         and category = any ((select access.allowed_categories())::text[]))
       with check (owner_agency = (select access.current_agency())
         and category = any ((select access.allowed_categories())::text[]))', target);
  execute format('grant select, insert, update, delete on %s to throughline_app', target);
end $$;

create table incidents.layer (
  id int generated always as identity primary key,
  owner_agency int not null references access.agency,
  category text not null default 'incident',
  sensitivity text not null default 'open',
  name text not null,
  one text not null,
  -- Which of incident.area_1 … area_6 holds this layer's areas.
  slot smallint not null check (slot between 1 and 6),
  population_year int,
  credit text not null default '',
  bounds float8[] not null,
  unique (owner_agency, slot)
);

create table incidents.area (
  id int generated always as identity primary key,
  layer_id int not null references incidents.layer on delete cascade,
  owner_agency int not null,
  category text not null default 'incident',
  sensitivity text not null default 'open',
  code text not null,
  name text not null,
  population int check (population >= 0),
  geometry jsonb not null,
  unique (layer_id, code)
);

create table incidents.import (
  id uuid primary key,
  owner_agency int not null,
  category text not null default 'incident',
  sensitivity text not null default 'restricted',
  file_name text not null,
  file_hash text not null,
  size bigint not null,
  state text not null check (state in ('uploaded', 'waiting', 'running', 'done', 'failed', 'cancelled')),
  format text not null,
  profile jsonb,
  recognised text,
  columns jsonb not null,
  as_of date,
  created_at timestamptz not null default now(),
  created_by uuid not null,
  created_by_name text not null,
  job_id uuid,
  report jsonb,
  rejected_hash text,
  -- The import whose rejected rows this file brings back mended.
  mends uuid,
  problem jsonb
);
create index import_recent on incidents.import (owner_agency, created_at desc);

create table incidents.incident (
  id uuid primary key,
  owner_agency int not null,
  category text not null default 'incident',
  sensitivity text not null default 'restricted',
  -- Bytewise order, so that the start of a number is a range of the index.
  number text collate "C" not null check (number <> ''),
  source text not null,
  -- Key of the incident in its source, what its rows held there, and the edition they came from.
  source_key text,
  source_hash bigint,
  edition date,
  class text not null check (class in ('fatal', 'nonfatal', 'shots-fired', 'excluded')),
  exclusion text,
  -- First possible moment, local time; what is not known is said by the two columns after it.
  occurred_at timestamp not null,
  date_precision char(1) not null default 'd' check (date_precision in ('y', 'm', 'd')),
  time_known boolean not null,
  reported_at timestamptz,
  address text,
  place_precision text not null default 'unknown',
  latitude float8 check (latitude between -90 and 90),
  longitude float8 check (longitude between -180 and 180),
  setting text,
  kind text,
  district text,
  area_1 int, area_2 int, area_3 int, area_4 int, area_5 int, area_6 int,
  circumstance text,
  domestic boolean,
  officer_involved boolean,
  status text,
  status_on text,
  -- Kept by the service from the people on the record.
  killed smallint not null default 0,
  wounded smallint not null default 0,
  suspects smallint not null default 0,
  remarks text,
  version int not null default 1,
  import_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  recorded_by_name text not null,
  check ((class = 'excluded') = (exclusion is not null)),
  check ((latitude is null) = (longitude is null))
);
-- The number is unique inside an agency and source: a second source may use the same numbers.
create unique index incident_number on incidents.incident (owner_agency, number, source);
create index incident_when on incidents.incident (owner_agency, occurred_at desc, id desc);
create index incident_area on incidents.incident (area_1, occurred_at desc);
create index incident_place on incidents.incident (owner_agency, latitude, longitude) where latitude is not null;
create index incident_import on incidents.incident (import_id) where import_id is not null;

create table incidents.victim (
  id uuid primary key,
  incident_id uuid not null,
  owner_agency int not null,
  category text not null default 'incident',
  sensitivity text not null default 'restricted',
  place smallint not null,
  outcome text not null check (outcome in ('killed', 'wounded', 'unharmed', 'unknown')),
  died_on text,
  age_low smallint,
  age_high smallint,
  sex text,
  race text,
  ethnicity text,
  wound text
);
create index victim_incident on incidents.victim (incident_id);

create table incidents.suspect (
  id uuid primary key,
  incident_id uuid not null,
  owner_agency int not null,
  category text not null default 'incident',
  sensitivity text not null default 'restricted',
  place smallint not null,
  status text not null,
  age_low smallint,
  age_high smallint,
  sex text,
  race text,
  ethnicity text,
  arrested_on text,
  charges jsonb not null default '[]'
);
create index suspect_incident on incidents.suspect (incident_id);

create table incidents.weapon (
  id uuid primary key,
  incident_id uuid not null,
  owner_agency int not null,
  category text not null default 'incident',
  sensitivity text not null default 'restricted',
  place smallint not null,
  code text not null,
  calibre text,
  recovered boolean
);
create index weapon_incident on incidents.weapon (incident_id);

-- Gunshot-detection alert → what officers found → casings collected.
create table incidents.alert (
  id uuid primary key,
  incident_id uuid not null,
  owner_agency int not null,
  category text not null default 'incident',
  sensitivity text not null default 'restricted',
  place smallint not null,
  number text not null,
  system text,
  alerted_at timestamptz not null,
  rounds int,
  disposition text not null,
  casings int
);
create index alert_incident on incidents.alert (incident_id);

-- One row for each version after the first: what changed, and the state before it.
create table incidents.version (
  incident_id uuid not null,
  version int not null check (version > 1),
  owner_agency int not null,
  category text not null default 'incident',
  sensitivity text not null default 'restricted',
  at timestamptz not null default now(),
  by_person uuid not null,
  by_name text not null,
  via text not null check (via in ('edit', 'import', 'rule')),
  import_id uuid,
  reason text,
  changes jsonb not null,
  before jsonb not null,
  primary key (incident_id, version)
);
create index version_import on incidents.version (import_id) where import_id is not null;

create table incidents.profile (
  owner_agency int not null,
  category text not null default 'incident',
  sensitivity text not null default 'open',
  name text not null,
  profile jsonb not null,
  saved_by uuid not null,
  saved_at timestamptz not null default now(),
  primary key (owner_agency, name)
);

create table incidents.saved_view (
  id uuid primary key,
  owner_agency int not null,
  category text not null default 'incident',
  sensitivity text not null default 'open',
  person_id uuid not null,
  name text not null,
  search jsonb not null,
  shared boolean not null,
  unique (person_id, name)
);

create table incidents.counting_rules (
  owner_agency int primary key,
  category text not null default 'incident',
  sensitivity text not null default 'open',
  graze_counts boolean not null,
  officer_involved_counts boolean not null,
  late_after_days int not null,
  changed_by text not null,
  changed_at timestamptz not null default now()
);

call incidents.protect('incidents.layer');
call incidents.protect('incidents.area');
call incidents.protect('incidents.import');
call incidents.protect('incidents.incident');
call incidents.protect('incidents.victim');
call incidents.protect('incidents.suspect');
call incidents.protect('incidents.weapon');
call incidents.protect('incidents.alert');
call incidents.protect('incidents.version');
call incidents.protect('incidents.profile');
call incidents.protect('incidents.saved_view');
call incidents.protect('incidents.counting_rules');

-- People, weapons, alerts and versions belong to an incident and carry its label. This is checked once for each
-- statement: foreign keys look up and lock the incident for every row, which was half the time of an import.
create function incidents.belong() returns trigger language plpgsql as $$
begin
  if exists (select from come c left join incidents.incident i on i.id = c.incident_id
      where i.id is null or i.owner_agency <> c.owner_agency or i.category <> c.category
        or i.sensitivity <> c.sensitivity) then
    raise foreign_key_violation using message = format('%s without its incident, or with another label', tg_table_name);
  end if;
  return null;
end $$;

create function incidents.take_along() returns trigger language plpgsql as $$
begin
  delete from incidents.victim where incident_id in (select id from gone);
  delete from incidents.suspect where incident_id in (select id from gone);
  delete from incidents.weapon where incident_id in (select id from gone);
  delete from incidents.alert where incident_id in (select id from gone);
  delete from incidents.version where incident_id in (select id from gone);
  return null;
end $$;
create trigger take_along after delete on incidents.incident
  referencing old table as gone for each statement execute function incidents.take_along();

do $$
declare part text;
begin
  foreach part in array array['victim', 'suspect', 'weapon', 'alert', 'version'] loop
    execute format('create trigger belong_insert after insert on incidents.%I
      referencing new table as come for each statement execute function incidents.belong()', part);
    execute format('create trigger belong_update after update on incidents.%I
      referencing new table as come for each statement execute function incidents.belong()', part);
  end loop;
end $$;

-- An id for a record that is made inside the database; sorted by time where PostgreSQL can do that (from 18 on),
-- so that a large import fills the indexes from one side.
do $$
begin
  execute format('create function incidents.new_id() returns uuid language sql volatile parallel safe return %s',
    case when current_setting('server_version_num')::int >= 180000 then 'uuidv7()' else 'gen_random_uuid()' end);
end $$;

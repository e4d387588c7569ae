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
  incident_id uuid not null references incidents.incident on delete cascade,
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
  incident_id uuid not null references incidents.incident on delete cascade,
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
  incident_id uuid not null references incidents.incident on delete cascade,
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
  incident_id uuid not null references incidents.incident on delete cascade,
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
  incident_id uuid not null references incidents.incident on delete cascade,
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

-- Counts kept by triggers in the same transaction as the incidents: by day and by month for everywhere
-- (area 0), and by month for each area of the first layer and for each value of the facets people filter by. A
-- figure over a million incidents adds whole months and reads only the broken months at its ends in a finer
-- grain. Labels are part of the key, so that a person's sums hold only what they may see.
create table incidents.tally (
  owner_agency int not null,
  category text not null,
  sensitivity text not null,
  grain text not null check (grain in ('day', 'month')),
  -- Empty where the row counts whatever the facet.
  facet text not null check (facet in ('', 'setting', 'kind', 'hour')),
  value text not null,
  area int not null,
  start date not null,
  class text not null,
  incidents int not null,
  killed int not null,
  wounded int not null,
  suspects int not null,
  mapped int not null,
  cleared int not null,
  -- With a known case status: what a clearance rate is a share of.
  stated int not null,
  primary key (owner_agency, category, grain, facet, value, area, start, class, sensitivity)
) with (fillfactor = 60);
call incidents.protect('incidents.tally');

-- Counts by cell of a world-wide grid of 360/65536 degrees, of all time and of each year, and of each month by
-- four by four cells: a map of a whole city adds cells. A cell is row × 65536 + column from the south-west.
create table incidents.cell_tally (
  owner_agency int not null,
  category text not null,
  sensitivity text not null,
  grain text not null check (grain in ('always', 'year', 'month')),
  start date not null,
  cell int not null,
  class text not null,
  incidents int not null,
  -- Sums of positions: divided by incidents, where the middle of what happened in the cell lies.
  longitude float8 not null,
  latitude float8 not null,
  primary key (owner_agency, category, grain, start, cell, class, sensitivity)
) with (fillfactor = 60);
call incidents.protect('incidents.cell_tally');

create function incidents.cell_of(longitude float8, latitude float8) returns int
  language sql immutable parallel safe
  return least(floor((latitude + 90) / 360 * 65536)::int, 32767) * 65536
    + least(floor((longitude + 180) / 360 * 65536)::int, 65535);

-- Adds what came and takes away what went (the trigger's argument is the sign). Rows are changed in the order of
-- the key, so that of two writers one waits and neither is stopped. Without statistics of what a statement
-- moved the planner would sort a million rows again and again; a table in memory holds the few sums.
create function incidents.keep_tally() returns trigger language plpgsql
  set enable_sort = off set work_mem = '64MB' as $$
declare
  sign constant int := tg_argv[0]::int;
begin
  insert into incidents.tally as t
    with m as materialized (
      select owner_agency, category, sensitivity, class, killed, wounded, suspects, (latitude is not null)::int as mapped,
        (status is not null)::int as stated, coalesce(status like 'cleared-%', false)::int as cleared,
        occurred_at::date as day, date_trunc('month', occurred_at)::date as month, area_1, setting, kind,
        case when time_known then extract(hour from occurred_at)::smallint end as hour
      from moved),
    d as materialized (
      select owner_agency, category, sensitivity, class, day, count(*) as incidents, sum(killed) as killed,
        sum(wounded) as wounded, sum(suspects) as suspects, sum(mapped) as mapped, sum(cleared) as cleared,
        sum(stated) as stated
      from m group by 1, 2, 3, 4, 5),
    g as (
      select owner_agency, category, sensitivity, 'day' as grain, '' as facet, '' as value, 0 as area, day as start,
        class, incidents, killed, wounded, suspects, mapped, cleared, stated from d
      union all
      select owner_agency, category, sensitivity, 'month', '', '', 0, date_trunc('month', day)::date, class,
        sum(incidents), sum(killed), sum(wounded), sum(suspects), sum(mapped), sum(cleared), sum(stated)
      from d group by 1, 2, 3, 8, 9
      union all
      select owner_agency, category, sensitivity, 'month', '', '', area_1, month, class,
        count(*), sum(killed), sum(wounded), sum(suspects), sum(mapped), sum(cleared), sum(stated)
      from m where area_1 is not null group by 1, 2, 3, 7, 8, 9
      union all
      select owner_agency, category, sensitivity, 'month', 'setting', setting, 0, month, class,
        count(*), sum(killed), sum(wounded), sum(suspects), sum(mapped), sum(cleared), sum(stated)
      from m where setting is not null group by 1, 2, 3, 6, 8, 9
      union all
      select owner_agency, category, sensitivity, 'month', 'kind', kind, 0, month, class,
        count(*), sum(killed), sum(wounded), sum(suspects), sum(mapped), sum(cleared), sum(stated)
      from m where kind is not null group by 1, 2, 3, 6, 8, 9
      union all
      select owner_agency, category, sensitivity, 'month', 'hour', hour::text, 0, month, class,
        count(*), sum(killed), sum(wounded), sum(suspects), sum(mapped), sum(cleared), sum(stated)
      from m where hour is not null group by 1, 2, 3, hour, 8, 9)
    select owner_agency, category, sensitivity, grain, facet, value, area, start, class, sign * incidents,
      sign * killed, sign * wounded, sign * suspects, sign * mapped, sign * cleared, sign * stated
    from g order by 1, 2, 4, 5, 6, 7, 8, 9, 3
  on conflict (owner_agency, category, grain, facet, value, area, start, class, sensitivity) do update set
    incidents = t.incidents + excluded.incidents, killed = t.killed + excluded.killed,
    wounded = t.wounded + excluded.wounded, suspects = t.suspects + excluded.suspects,
    mapped = t.mapped + excluded.mapped, cleared = t.cleared + excluded.cleared,
    stated = t.stated + excluded.stated;
  insert into incidents.cell_tally as t
    with m as materialized (
      select owner_agency, category, sensitivity, class, longitude, latitude,
        date_trunc('month', occurred_at)::date as month, date_trunc('year', occurred_at)::date as year,
        incidents.cell_of(longitude, latitude) as cell
      from moved where latitude is not null),
    y as materialized (
      select owner_agency, category, sensitivity, year, cell, class, count(*) as incidents,
        sum(longitude) as longitude, sum(latitude) as latitude
      from m group by 1, 2, 3, 4, 5, 6),
    g as (
      select owner_agency, category, sensitivity, 'year' as grain, year as start, cell, class, incidents,
        longitude, latitude from y
      union all
      select owner_agency, category, sensitivity, 'always', date '0001-01-01', cell, class, sum(incidents),
        sum(longitude), sum(latitude)
      from y group by 1, 2, 3, 6, 7
      union all
      -- The south-west one of four by four cells: two bits of its row and two of its column are cleared.
      select owner_agency, category, sensitivity, 'month', month, cell & ~(3 * 65536 + 3), class, count(*),
        sum(longitude), sum(latitude)
      from m group by 1, 2, 3, 5, 6, 7)
    select owner_agency, category, sensitivity, grain, start, cell, class, sign * incidents, sign * longitude,
      sign * latitude
    from g order by 1, 2, 4, 5, 6, 7, 3
  on conflict (owner_agency, category, grain, start, cell, class, sensitivity) do update set
    incidents = t.incidents + excluded.incidents, longitude = t.longitude + excluded.longitude,
    latitude = t.latitude + excluded.latitude;
  return null;
end $$;

create trigger tally_insert after insert on incidents.incident
  referencing new table as moved for each statement execute function incidents.keep_tally('1');
create trigger tally_delete after delete on incidents.incident
  referencing old table as moved for each statement execute function incidents.keep_tally('-1');
create trigger tally_update_out after update on incidents.incident
  referencing old table as moved for each statement execute function incidents.keep_tally('-1');
create trigger tally_update_in after update on incidents.incident
  referencing new table as moved for each statement execute function incidents.keep_tally('1');

-- Whoever keeps results in memory drops them when a transaction that changed what they rest on commits.
create function incidents.tell_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('incidents_changed', '');
  return null;
end $$;
create trigger tell_incident after insert or update or delete on incidents.incident
  for each statement execute function incidents.tell_change();
create trigger tell_victim after insert or update or delete on incidents.victim
  for each statement execute function incidents.tell_change();
create trigger tell_alert after insert or update or delete on incidents.alert
  for each statement execute function incidents.tell_change();
create trigger tell_area after insert or update or delete on incidents.area
  for each statement execute function incidents.tell_change();
create trigger tell_layer after insert or update or delete on incidents.layer
  for each statement execute function incidents.tell_change();

-- An id for a record that is made inside the database; sorted by time where PostgreSQL can do that (from 18 on),
-- so that a large import fills the indexes from one side.
do $$
begin
  execute format('create function incidents.new_id() returns uuid language sql volatile parallel safe return %s',
    case when current_setting('server_version_num')::int >= 180000 then 'uuidv7()' else 'gen_random_uuid()' end);
end $$;

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

-- Adds what came and takes away what went, in one statement each: what an edit leaves as it was is not touched.
-- Rows are changed in the order of the key, so that of two writers one waits and neither is stopped. Without
-- statistics of what a statement moved the planner would sort a million rows again and again; a table in memory
-- holds the few sums.
do $make$
declare
  columns constant text := 'owner_agency, category, sensitivity, class, killed, wounded, suspects, longitude, latitude,
    status, occurred_at, time_known, area_1, setting, kind';
  changed constant text := format('come join gone using (id) where (%s) is distinct from (%s)',
    'come.' || regexp_replace(columns, ',\s+', ', come.', 'g'), 'gone.' || regexp_replace(columns, ',\s+', ', gone.', 'g'));
  template constant text := $template$
create function incidents.keep_tally_%1$s() returns trigger language plpgsql
  set enable_sort = off set work_mem = '64MB' as $body$
begin
  insert into incidents.tally as t
    with moved as (%2$s),
    m as materialized (
      select owner_agency, category, sensitivity, class, sign, sign * killed as killed, sign * wounded as wounded,
        sign * suspects as suspects, sign * (latitude is not null)::int as mapped,
        sign * (status is not null)::int as stated, sign * coalesce(status like 'cleared-%%', false)::int as cleared,
        occurred_at::date as day, date_trunc('month', occurred_at)::date as month, area_1, setting, kind,
        case when time_known then extract(hour from occurred_at)::smallint end as hour
      from moved),
    d as materialized (
      select owner_agency, category, sensitivity, class, day, sum(sign) as incidents, sum(killed) as killed,
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
        sum(sign), sum(killed), sum(wounded), sum(suspects), sum(mapped), sum(cleared), sum(stated)
      from m where area_1 is not null group by 1, 2, 3, 7, 8, 9
      union all
      select owner_agency, category, sensitivity, 'month', 'setting', setting, 0, month, class,
        sum(sign), sum(killed), sum(wounded), sum(suspects), sum(mapped), sum(cleared), sum(stated)
      from m where setting is not null group by 1, 2, 3, 6, 8, 9
      union all
      select owner_agency, category, sensitivity, 'month', 'kind', kind, 0, month, class,
        sum(sign), sum(killed), sum(wounded), sum(suspects), sum(mapped), sum(cleared), sum(stated)
      from m where kind is not null group by 1, 2, 3, 6, 8, 9
      union all
      select owner_agency, category, sensitivity, 'month', 'hour', hour::text, 0, month, class,
        sum(sign), sum(killed), sum(wounded), sum(suspects), sum(mapped), sum(cleared), sum(stated)
      from m where hour is not null group by 1, 2, 3, hour, 8, 9)
    select owner_agency, category, sensitivity, grain, facet, value, area, start, class, incidents,
      killed, wounded, suspects, mapped, cleared, stated
    from g where (incidents, killed, wounded, suspects, mapped, cleared, stated) <> (0, 0, 0, 0, 0, 0, 0)
    order by 1, 2, 4, 5, 6, 7, 8, 9, 3
  on conflict (owner_agency, category, grain, facet, value, area, start, class, sensitivity) do update set
    incidents = t.incidents + excluded.incidents, killed = t.killed + excluded.killed,
    wounded = t.wounded + excluded.wounded, suspects = t.suspects + excluded.suspects,
    mapped = t.mapped + excluded.mapped, cleared = t.cleared + excluded.cleared,
    stated = t.stated + excluded.stated;
  insert into incidents.cell_tally as t
    with moved as (%2$s),
    m as materialized (
      select owner_agency, category, sensitivity, class, sign, sign * longitude as longitude, sign * latitude as latitude,
        date_trunc('month', occurred_at)::date as month, date_trunc('year', occurred_at)::date as year,
        incidents.cell_of(longitude, latitude) as cell
      from moved where latitude is not null),
    y as materialized (
      select owner_agency, category, sensitivity, year, cell, class, sum(sign) as incidents,
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
      select owner_agency, category, sensitivity, 'month', month, cell & ~(3 * 65536 + 3), class, sum(sign),
        sum(longitude), sum(latitude)
      from m group by 1, 2, 3, 5, 6, 7)
    select owner_agency, category, sensitivity, grain, start, cell, class, incidents, longitude,
      latitude
    from g where (incidents, longitude, latitude) <> (0, 0, 0) order by 1, 2, 4, 5, 6, 7, 3
  on conflict (owner_agency, category, grain, start, cell, class, sensitivity) do update set
    incidents = t.incidents + excluded.incidents, longitude = t.longitude + excluded.longitude,
    latitude = t.latitude + excluded.latitude;
  return null;
end $body$
$template$;
begin
  execute format(template, 'insert', format('select 1 as sign, %s from come', columns));
  execute format(template, 'delete', format('select -1 as sign, %s from gone', columns));
  execute format(template, 'update', format(
    'select -1 as sign, gone.* from %1$s union all select 1, come.* from %1$s', changed));
end $make$;

create trigger tally_insert after insert on incidents.incident
  referencing new table as come for each statement execute function incidents.keep_tally_insert();
create trigger tally_delete after delete on incidents.incident
  referencing old table as gone for each statement execute function incidents.keep_tally_delete();
create trigger tally_update after update on incidents.incident
  referencing old table as gone new table as come for each statement execute function incidents.keep_tally_update();

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

-- The one rule of who may see a row, written once and put on every protected table by access.protect.

-- What is left of two lists of which null stands for everything.
create function sharing.narrower(one text[], two text[]) returns text[] language sql immutable parallel safe
  return case when one is null then two when two is null then one
    else array(select unnest(one) intersect select unnest(two)) end;

-- What a grant amounts to together with its agreement, before it is asked whom it came from.
create view sharing.terms as
select g.id, g.via_id, g.granted_by, g.owner_agency, g.to_agency, g.to_circle, g.agreement_id, g.category,
  least(g.up_to, a.up_to) as up_to,
  case when g.fields is null then a.fields when a.fields is null then g.fields
    else array(select unnest(g.fields) intersect select unnest(a.fields)) end as fields,
  case when g.purposes is null then a.purposes
    else array(select unnest(g.purposes) intersect select unnest(a.purposes)) end as purposes,
  g.reshare and a.reshare as reshare, g.record_id, g.collection_id
from sharing.grant g join sharing.agreement a on a.id = g.agreement_id
where g.revoked_at is null and (g.expires_at is null or g.expires_at > now())
  and a.approved_at is not null and a.ended_at is null and current_date between a.starts_on and a.expires_on
  and g.category = any (a.categories)
  and not exists (select from sharing.party p where p.agreement_id = a.id and p.accepted_at is null)
  and exists (select from sharing.party p where p.agreement_id = a.id and p.agency_id = g.owner_agency)
  and exists (select from sharing.party p where p.agreement_id = a.id and p.agency_id = g.granted_by);

-- Live grants to an agency. One that was handed on is as good as the weakest grant on the way from the owner. In
-- plpgsql, so that the plans are kept: this runs with every request.
create function sharing.grants_to(agency int)
  returns table (id uuid, owner_agency int, category text, up_to text, fields text[], purposes text[],
    record_id uuid, collection_id uuid)
  language plpgsql stable as $$
declare
  circles constant uuid[] := array(select m.circle_id from sharing.member m where m.agency_id = agency);
begin
  if not exists (select from sharing.grant g where g.revoked_at is null and g.to_agency = agency)
    and not exists (select from sharing.grant g where g.revoked_at is null and g.to_circle = any (circles)) then
    return;
  end if;
  return query with recursive chain as (
    select t.id, t.via_id, t.granted_by, t.owner_agency, t.category, t.up_to, t.fields, t.purposes, t.record_id,
      t.collection_id, 1 as steps
    from sharing.terms t
    where (t.to_agency = agency or t.to_circle = any (circles)) and t.owner_agency <> agency
      and exists (select from sharing.party p where p.agreement_id = t.agreement_id and p.agency_id = agency)
    union all
    select c.id, v.via_id, v.granted_by, v.owner_agency, v.category, least(c.up_to, v.up_to),
      sharing.narrower(c.fields, v.fields), sharing.narrower(c.purposes, v.purposes), v.record_id, v.collection_id,
      c.steps + 1
    from chain c join sharing.terms v on v.id = c.via_id
    where v.reshare and v.owner_agency = c.owner_agency and v.category = c.category and c.steps < 8
      and exists (select from sharing.party p where p.agreement_id = v.agreement_id and p.agency_id = c.granted_by)
      and (v.to_agency = c.granted_by
        or exists (select from sharing.member m where m.circle_id = v.to_circle and m.agency_id = c.granted_by)))
  select c.id, c.owner_agency, c.category, c.up_to, c.fields, c.purposes, c.record_id, c.collection_id from chain c
  where c.via_id is null and c.granted_by = c.owner_agency;
end $$;

-- Everything beyond their own agency's records that could be open to a person; roles, purpose and floors narrow it.
create function sharing.sight_of(agency int, person uuid) returns jsonb language plpgsql stable as $$
begin
  return jsonb_build_object(
    'grants', (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'owner', g.owner_agency, 'category', g.category,
        'upTo', g.up_to, 'fields', g.fields, 'purposes', g.purposes,
        'named', g.record_id is not null or g.collection_id is not null)), '[]') from sharing.grants_to(agency) g),
    'admittedBy', (select coalesce(jsonb_agg(distinct c.owner_agency), '[]') from sharing.admission a
      join sharing.collection c on c.id = a.collection_id
      where a.person_id = person and a.withdrawn_at is null and now() >= a.starts_at and now() < a.ends_at
        and c.closed_at is null and c.category = 'review'),
    'concernedBy', (select coalesce(jsonb_agg(distinct c.owner_agency), '[]') from sharing.concern c where c.person_id = person));
end $$;

create function access.own_categories() returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.own', true), '')::text[], '{}');
create function access.writable_categories() returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.writable', true), '')::text[], '{}');
create function access.own_sensitivities() returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.sensitivities', true), '')::text[], '{}');

create function sharing.sensitivities(up_to text) returns text[] language sql immutable parallel safe
  return case up_to when 'restricted' then array['open', 'restricted'] when 'open' then array['open'] else '{}' end;

-- Labels that are open as a whole, for one part of the records; the root of a record is part null.
create function access.shared_labels(part text)
  returns table (owner_agency int, category text, sensitivity text)
  -- A search path of its own keeps the planner from taking it apart with every query.
  language sql stable parallel safe set search_path = pg_catalog as $$
  select (s ->> 'owner')::int, s ->> 'category', sensitivity
  from jsonb_array_elements(coalesce(nullif(current_setting('app.shared', true), ''), '[]')::jsonb) s,
    unnest(sharing.sensitivities(s ->> 'upTo')) sensitivity
  where part is null or s -> 'fields' = 'null' or s -> 'fields' ? part
$$;

-- The record or collection that stands at the head of a chain of grants.
create function sharing.root_of(given uuid) returns table (record_id uuid, collection_id uuid) language sql stable parallel safe as $$
  with recursive up as (
    select g.via_id, g.record_id, g.collection_id from sharing.grant g where g.id = given
    union all
    select g.via_id, g.record_id, g.collection_id from up join sharing.grant g on g.id = up.via_id)
  select up.record_id, up.collection_id from up where up.via_id is null
$$;

-- Records that are open one by one: named in a grant or its collection, in a meeting the person was let into, or
-- about the person. With the label each must have: a grant for one category opens no record of another.
create function access.named_records(part text)
  returns table (record_id uuid, owner_agency int, category text, sensitivity text)
  language sql stable parallel safe security definer set search_path = pg_catalog as $$
  with given as (
    select (g ->> 'id')::uuid as id, g ->> 'upTo' as up_to, g -> 'fields' as fields
    from jsonb_array_elements(coalesce(nullif(current_setting('app.grants', true), ''), '[]')::jsonb) g),
  scope as (
    select root.record_id, root.collection_id, t.owner_agency, t.category, given.up_to
    from given join sharing.grant t on t.id = given.id, lateral sharing.root_of(t.id) root
    where part is null or given.fields = 'null' or given.fields ? part),
  named as (
    select s.record_id, s.owner_agency, s.category, s.up_to from scope s where s.record_id is not null
    union all
    select c.record_id, s.owner_agency, s.category, s.up_to from scope s
      join sharing.collection k on k.id = s.collection_id and k.owner_agency = s.owner_agency
        and k.category = s.category and k.closed_at is null
      join sharing.collected c on c.collection_id = k.id
    union all
    select c.record_id, k.owner_agency, 'review', 'restricted' from sharing.admission a
      join sharing.collection k on k.id = a.collection_id and k.closed_at is null and k.category = 'review'
      join sharing.collected c on c.collection_id = k.id
    where 'review' = any (nullif(current_setting('app.floors', true), '')::text[])
      and a.person_id = access.current_person() and a.withdrawn_at is null
      and now() >= a.starts_at and now() < a.ends_at
    union all
    select n.record_id, n.owner_agency, 'personnel', 'restricted' from sharing.concern n
    where 'personnel' = any (nullif(current_setting('app.floors', true), '')::text[])
      and n.person_id = access.current_person())
  select n.record_id, n.owner_agency, n.category, sensitivity from named n, unnest(sharing.sensitivities(n.up_to)) sensitivity
  where n.category <> 'intelligence' or exists (
    select from sharing.intelligence_basis b where b.record_id = n.record_id and b.review_by >= current_date)
$$;

-- Which grants of the person name these records.
create function access.naming_grants(records uuid[])
  returns table (record_id uuid, grant_id uuid) language sql stable parallel safe security definer set search_path = pg_catalog as $$
  with given as (
    select (g ->> 'id')::uuid as id
    from jsonb_array_elements(coalesce(nullif(current_setting('app.grants', true), ''), '[]')::jsonb) g)
  select r, given.id from unnest(records) r, given, lateral sharing.root_of(given.id) root
  where root.record_id = r or exists (
    select from sharing.collected c join sharing.collection k on k.id = c.collection_id and k.closed_at is null
    where c.collection_id = root.collection_id and c.record_id = r)
$$;

-- Records of intelligence with a basis that was reviewed in time, for who sees intelligence of their own agency.
create function access.live_bases() returns setof uuid
  language sql stable parallel safe security definer set search_path = pg_catalog as $$
  select record_id from sharing.intelligence_basis
  where 'intelligence' = any (access.own_categories()) and review_by >= current_date
$$;

-- The rule as text over a row's columns. First what an index can use, then the exact rule, what is commonest first:
-- whatever stands there is computed for each of a million rows. The settings are read in scalar sub-selects, once for
-- each query; sets are hashed once. Intelligence stands apart because each record of it needs a live basis. The
-- record's column is named with its table, because a sub-select would take a column of its own by that name.
create function sharing.read_rule(target text, prefix text, record_column text, part text) returns text
  language sql immutable as $$
  select format(
    '%1$sowner_agency = any ((select access.allowed_agencies())::int[]) and (
       (%1$sowner_agency = (select access.current_agency())
         and (%1$scategory = any ((select %3$s)::text[]) %4$s)
         and (%1$ssensitivity <> ''sealed'' or (select ''sealed'' = any (access.own_sensitivities()))))
       or (%1$sowner_agency, %1$scategory, %1$ssensitivity) in (
         select s.owner_agency, s.category, s.sensitivity from access.shared_labels(%2$L) s) %5$s)', prefix, part,
    case when record_column is null then 'access.own_categories()'
      else 'array_remove(access.own_categories(), ''intelligence'')' end,
    case when record_column is not null then format(
      'or (%1$scategory = ''intelligence'' and %2$s in (select access.live_bases()))', prefix, record) end,
    case when record_column is not null then format(
      'or (%2$s, %1$sowner_agency, %1$scategory, %1$ssensitivity) in (
         select n.record_id, n.owner_agency, n.category, n.sensitivity from access.named_records(%3$L) n)',
      prefix, record, part) end)
  from (select target || '.' || quote_ident(prefix || record_column) as record) named
$$;

-- Reads everything for backup, purge and what else must not look away; nothing else may take this role.
do $$
begin
  if not exists (select from pg_roles where rolname = 'throughline_keeper') then
    create role throughline_keeper nologin nobypassrls nosuperuser;
  end if;
end $$;
grant throughline_keeper to current_user;
grant usage on schema access, sharing to throughline_keeper;

-- Every protected table: what kind of record its rows belong to, which column names the record, which part of it
-- they are (null for the record itself), and which date its age is counted from.
create table access.protected_table (
  target regclass primary key,
  record_type text,
  record_column text,
  part text,
  dated_by text,
  -- Settings and working papers of an agency, which no agreement shares.
  private boolean not null default false
);
grant select on access.protected_table to throughline_app, throughline_keeper;

-- Puts the rule on a table with owner_agency, category and sensitivity. Called in the migration that makes the table:
-- `call access.protect('m.lead', record_type => 'lead', record_column => 'id', dated_by => 'made_at')`, for a part
-- of a record `call access.protect('m.remark', 'lead', 'lead_id', part => 'remarks')`, for sums
-- `call access.protect('m.tally')`, for settings `call access.protect('m.rules', private => true)`.
create procedure access.protect(target regclass, record_type text default null, record_column text default null,
  part text default null, dated_by text default null, private boolean default false) language plpgsql as $$
declare
  own_read constant text := 'owner_agency = (select access.current_agency())
    and category = any ((select access.own_categories())::text[])
    and sensitivity = any ((select access.own_sensitivities())::text[])';
  rule constant text := case when private then own_read else sharing.read_rule(target::text, '', record_column, part) end;
  own constant text := 'owner_agency = (select access.current_agency())
    and category = any ((select access.writable_categories())::text[])
    and sensitivity = any ((select access.own_sensitivities())::text[])';
  old record;
begin
  for old in select polname from pg_policy where polrelid = target loop
    execute format('drop policy %I on %s', old.polname, target);
  end loop;
  execute format('alter table %s enable row level security, force row level security', target);
  execute format('create policy see on %s for select to throughline_app using (%s)', target, rule);
  execute format('create policy enter on %s for insert to throughline_app with check (%s)', target, own);
  execute format('create policy change on %s for update to throughline_app using (%s) with check (%2$s)', target, own);
  execute format('create policy remove on %s for delete to throughline_app using (%s)', target, own);
  -- By name, because the owning role is a member and would else see everything without taking the role.
  execute format('create policy keep on %s to throughline_keeper using ((select current_user) = ''throughline_keeper'')', target);
  execute format('grant select, insert, update, delete on %s to throughline_app', target);
  -- Also insert: deleting moves sums, which are kept in the name of who deletes.
  execute format('grant select, insert, update, delete on %s to throughline_keeper', target);
  execute format('grant usage on schema %I to throughline_keeper',
    (select nspname from pg_namespace join pg_class on pg_class.relnamespace = pg_namespace.oid where pg_class.oid = target));
  insert into access.protected_table values (target, record_type, record_column, part, dated_by, private);
  if record_type is not null and part is null then
    execute format('create constraint trigger basis after insert or update of category on %s
      deferrable initially deferred for each row when (new.category = ''intelligence'')
      execute function sharing.require_basis(%L)', target, record_column);
    execute format('create trigger follow_label after update on %s referencing old table as gone new table as come
      for each statement execute function sharing.follow_label(%L)', target, record_column);
    execute format('create trigger follow_end after delete on %s referencing old table as gone
      for each statement execute function sharing.follow_end(%L)', target, record_column);
  end if;
end $$;

create function sharing.require_basis() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (select from sharing.intelligence_basis b where b.record_id = (to_jsonb(new) ->> tg_argv[0])::uuid) then
    raise exception 'Criminal intelligence without a recorded basis' using errcode = 'TL023';
  end if;
  return null;
end $$;

-- A link joins two records of which each keeps its label: it is seen only by who may see both.
create table sharing.link (
  id uuid primary key,
  kind text not null check (kind <> ''),
  one_type text not null, one_id uuid not null, one_owner_agency int not null, one_category text not null, one_sensitivity text not null,
  two_type text not null, two_id uuid not null, two_owner_agency int not null, two_category text not null, two_sensitivity text not null,
  made_by uuid not null,
  made_by_agency int not null,
  made_at timestamptz not null default now(),
  check (one_id < two_id),
  unique (one_id, two_id, kind)
);
create index link_two on sharing.link (two_id);
-- Not forced: the two triggers below keep labels in step as the owner of the table, which never queries it otherwise.
alter table sharing.link enable row level security;
do $$
begin
  execute format('create policy see on sharing.link for select to throughline_app using ((%s) and (%s))',
    sharing.read_rule('sharing.link', 'one_', 'id', null), sharing.read_rule('sharing.link', 'two_', 'id', null));
  execute format('create policy enter on sharing.link for insert to throughline_app with check (
      made_by_agency = (select access.current_agency()) and (%s) and (%s))',
    sharing.read_rule('sharing.link', 'one_', 'id', null), sharing.read_rule('sharing.link', 'two_', 'id', null));
end $$;
create policy remove on sharing.link for delete to throughline_app using (made_by_agency = (select access.current_agency()));
create policy keep on sharing.link to throughline_keeper using (current_user = 'throughline_keeper');
grant select, insert, delete on sharing.link to throughline_app;
grant select, insert, update, delete on sharing.link to throughline_keeper;

-- Labels change seldom; what an ordinary edit leaves alone is not looked at.
create function sharing.follow_label() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if exists (select from sharing.link) then
    execute format('with moved as (
        select come.%1$I as id, come.owner_agency, come.category, come.sensitivity from come join gone using (%1$I)
        where (come.owner_agency, come.category, come.sensitivity) <> (gone.owner_agency, gone.category, gone.sensitivity)),
      one as (update sharing.link set one_owner_agency = moved.owner_agency, one_category = moved.category,
        one_sensitivity = moved.sensitivity from moved where one_id = moved.id)
      update sharing.link set two_owner_agency = moved.owner_agency, two_category = moved.category,
        two_sensitivity = moved.sensitivity from moved where two_id = moved.id', tg_argv[0]);
  end if;
  return null;
end $$;

-- A record that is gone leaves nothing that points at it; grants of it are kept as the account of who was given it.
create function sharing.follow_end() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  execute format('with ended as (select %1$I as id from gone),
    links as (delete from sharing.link where one_id in (select id from ended) or two_id in (select id from ended)),
    sets as (delete from sharing.collected where record_id in (select id from ended)),
    concerns as (delete from sharing.concern where record_id in (select id from ended))
    delete from sharing.intelligence_basis where record_id in (select id from ended)', tg_argv[0]);
  return null;
end $$;

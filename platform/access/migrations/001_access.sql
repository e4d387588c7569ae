-- Agencies, people and sessions, and the context that row-level security reads.

do $$
begin
  -- Roles belong to the whole server, not to one database; a second database finds it there.
  if not exists (select from pg_roles where rolname = 'throughline_app') then
    create role throughline_app nologin nobypassrls nosuperuser;
  end if;
end $$;
grant throughline_app to current_user;

create schema access;
grant usage on schema access to throughline_app;

-- A setting that was never made is null, one made in an earlier transaction is ''; both mean: nothing.
create function access.allowed_agencies() returns int[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.agencies', true), '')::int[], '{}');
create function access.allowed_categories() returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.categories', true), '')::text[], '{}');
create function access.current_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.person', true), '')::uuid;
create function access.current_agency() returns int language sql stable parallel safe
  return nullif(current_setting('app.agency', true), '')::int;

create table access.agency (
  id int generated always as identity primary key,
  name text not null unique check (name <> ''),
  unit text not null default '',
  time_zone text not null default 'America/New_York',
  created_at timestamptz not null default now()
);
grant select on access.agency to throughline_app;

create table access.person (
  id uuid primary key,
  agency_id int not null references access.agency,
  name text not null check (name <> ''),
  email text not null,
  roles text[] not null,
  password_hash text,
  demonstration boolean not null default false,
  title text not null default '',
  disabled_at timestamptz,
  failures int not null default 0,
  failed_since timestamptz,
  last_seen_at timestamptz,
  created_at timestamptz not null default clock_timestamp()
);
create unique index person_email on access.person (lower(email));
-- Names are shown beside versions; credentials never leave the owning role.
grant select (id, agency_id, name) on access.person to throughline_app;

create table access.session (
  token_hash bytea primary key,
  person_id uuid not null references access.person on delete cascade,
  purpose text not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ended_at timestamptz
);
create index session_person on access.session (person_id) where ended_at is null;

create table access.invitation (
  token_hash bytea primary key,
  kind text not null check (kind in ('setup', 'invitation')),
  agency_id int references access.agency,
  name text,
  email text,
  roles text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

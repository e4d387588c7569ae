-- Indicators of trafficking: by which numbers they are looked for, what was found, what it rests on and what came of it.
-- Analysis of one agency, shared with no one: what leaves, leaves as a referral.

alter table tracing.import drop constraint import_kind_check;
alter table tracing.import add check (kind in ('property', 'stolen', 'traces', 'dealers', 'sales'));

-- Handguns in dealers' reports of multiple sales (27 CFR 478.126a). The purchaser is here to be compared, never shown.
create table tracing.sale (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  report text collate "C" not null,
  -- Which gun of the report: its number as written, and the maker.
  gun_key text collate "C" not null,
  dealer_key text collate "C",
  reported_on text collate "C",
  last text not null default '',
  first text not null default '',
  born_on text,
  serial text not null default '',
  serial_canonical text collate "C",
  make text not null default '',
  model text not null default '',
  type text not null default '',
  calibre text not null default '',
  unique (owner_agency, report, gun_key)
);

create table tracing.indicator_rules (
  owner_agency int not null references access.agency,
  category text not null default 'trace',
  sensitivity text not null default 'open',
  version int not null check (version > 0),
  content jsonb not null,
  reason text not null check (reason <> ''),
  changed_at timestamptz not null default now(),
  changed_by uuid not null,
  changed_by_name text not null,
  primary key (owner_agency, version)
);

create table tracing.indicator_run (
  owner_agency int primary key references access.agency,
  category text not null default 'trace',
  sensitivity text not null default 'open',
  ran_at timestamptz not null,
  -- In whose name the next night's run works: who asked for the last one.
  ran_as uuid not null,
  asked_at timestamptz,
  rule_version int not null,
  guns int not null,
  traced int not null,
  outcomes jsonb not null
);

create table tracing.indicator (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  rule text not null,
  -- What it is about, so that the same finding of the next night is the same indicator.
  key text collate "C" not null,
  rule_version int not null,
  state text not null default 'new' check (state in ('new', 'dismissed', 'kept')),
  -- Whether the last run still found it.
  met boolean not null default true,
  subject_kind text not null check (subject_kind in ('dealer', 'purchaser', 'gun', 'state', 'theft', 'model')),
  subject_id text not null,
  subject_name text not null,
  title text not null,
  sentence text not null,
  explanation text[] not null,
  observed float8 not null,
  expected float8,
  probability float8,
  adjusted float8,
  weight float8 not null,
  version int not null default 1,
  found_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  unique (owner_agency, rule, key)
);
create index indicator_order on tracing.indicator (owner_agency, state, met, weight desc, id);

-- The guns it rests on. They go with their records: nothing of a purged trace stays here.
create table tracing.indicator_gun (
  indicator_id uuid not null references tracing.indicator on delete cascade,
  recovery_id uuid not null references tracing.recovery on delete cascade,
  trace_id uuid references tracing.trace on delete set null,
  owner_agency int not null references access.agency,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  part text not null,
  purchaser_number int,
  added_at timestamptz not null default now(),
  primary key (indicator_id, recovery_id)
);
create index indicator_gun_recovery on tracing.indicator_gun (recovery_id);

-- What happened to an indicator: rows are added, never changed.
create table tracing.indicator_event (
  id uuid primary key,
  indicator_id uuid not null references tracing.indicator on delete cascade,
  owner_agency int not null references access.agency,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  kind text not null check (kind in ('found', 'grown', 'lapsed', 'dismissed', 'kept', 'reopened', 'referred', 'withdrawn')),
  words text,
  happened_at timestamptz not null default now(),
  person uuid not null,
  person_name text not null
);
create index indicator_event_of on tracing.indicator_event (indicator_id, happened_at);

call access.protect('tracing.sale', private => true);
call access.protect('tracing.indicator_rules', private => true);
call access.protect('tracing.indicator_run', private => true);
call access.protect('tracing.indicator', private => true);
call access.protect('tracing.indicator_gun', private => true);
call access.protect('tracing.indicator_event', private => true);

create function tracing.keep_indicator_history() returns trigger language plpgsql as $$
begin
  raise exception 'What was recorded about an indicator is never changed or removed' using errcode = 'TL071';
end $$;
create trigger kept before update or delete on tracing.indicator_event for each row
  when (current_user <> 'throughline_keeper' and pg_trigger_depth() = 0) execute function tracing.keep_indicator_history();
create trigger kept before update or delete on tracing.indicator_rules for each row
  when (current_user <> 'throughline_keeper') execute function tracing.keep_indicator_history();

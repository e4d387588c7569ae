-- Leads, who was told of them, and hits. A lead is two people's review on screen, unconfirmed; a hit is two cases newly
-- linked by an examiner on the physical items and counted once for the pair of cases.

-- Numbers of leads, by agency and year.
create table ballistics.lead_counter (
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  year int not null,
  last int not null,
  primary key (owner_agency, year)
);

create table ballistics.lead (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  number text collate "C" not null check (number <> ''),
  -- Read on scans that are here, or elsewhere and entered by hand.
  source text not null check (source in ('scans', 'entered')),
  -- In the order of their keys.
  case_one uuid not null references ballistics.casefile on delete cascade,
  case_two uuid not null references ballistics.casefile on delete cascade,
  -- The two cases by agency and number, whichever agency keeps a file of them: the same pair has the same key.
  pair_key text collate "C" not null,
  priority text not null default 'normal' check (priority in ('high', 'normal', 'low')),
  state text not null check (state in ('proposed', 'not-agreed', 'unconfirmed', 'confirmed', 'not-confirmed', 'withdrawn')),
  -- The link was known from the investigation: it is told and examined, and never counted as a hit.
  known_link boolean not null default false,
  known_reason text,
  -- When the second reader agreed, from which the clock runs, and when every agency concerned had been told.
  made_at timestamptz,
  told_at timestamptz,
  decided_at timestamptz,
  version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  recorded_by_name text not null,
  check (case_one <> case_two),
  check (known_link = (known_reason is not null)),
  check (state in ('proposed', 'not-agreed') or made_at is not null),
  check (told_at is null or made_at is not null)
);
create unique index lead_number on ballistics.lead (owner_agency, number);
-- One pair of cases has one lead that is alive.
create unique index lead_pair on ballistics.lead (owner_agency, pair_key)
  where state in ('proposed', 'unconfirmed', 'confirmed');
create index lead_recent on ballistics.lead (recorded_at desc, id desc);
create index lead_case_one on ballistics.lead (case_one);
create index lead_case_two on ballistics.lead (case_two);
create index lead_untold on ballistics.lead (owner_agency, made_at) where told_at is null and state = 'unconfirmed';

-- The two exhibits a lead rests on; several pairs of exhibits may stand behind one pair of cases.
create table ballistics.lead_exhibits (
  id uuid primary key,
  lead_id uuid not null references ballistics.lead on delete cascade,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  exhibit_one uuid not null references ballistics.exhibit on delete cascade,
  exhibit_two uuid not null references ballistics.exhibit on delete cascade,
  comparison_id uuid,
  state text not null default 'proposed' check (state in ('proposed', 'agreed', 'not-agreed')),
  recorded_at timestamptz not null default now(),
  check (exhibit_one <> exhibit_two),
  unique (lead_id, exhibit_one, exhibit_two)
);
create index lead_exhibit_one on ballistics.lead_exhibits (exhibit_one);
create index lead_exhibit_two on ballistics.lead_exhibits (exhibit_two);

-- What each of two readers saw, in their own words. Never the same person twice.
create table ballistics.lead_reading (
  id uuid primary key,
  lead_id uuid not null references ballistics.lead on delete cascade,
  pair_id uuid not null references ballistics.lead_exhibits on delete cascade,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  reading int not null check (reading in (1, 2)),
  decision text not null check (decision in ('probable-link', 'no-link', 'inconclusive')),
  words text not null check (words <> ''),
  reader uuid not null,
  reader_name text not null,
  read_at timestamptz not null default now(),
  unique (pair_id, reading),
  unique (pair_id, reader)
);

-- The history of a lead: rows are never changed or removed.
create table ballistics.lead_event (
  id uuid primary key,
  lead_id uuid not null references ballistics.lead on delete cascade,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  kind text not null check (kind in ('proposed', 'made', 'joined', 'not-agreed', 'told', 'phoned', 'priority', 'known-link',
    'confirmed', 'not-confirmed', 'inconclusive', 'undone', 'withdrawn', 'outcome')),
  words text,
  happened_at timestamptz not null default now(),
  person uuid not null,
  person_name text not null
);
create index lead_event_of on ballistics.lead_event (lead_id, happened_at);

-- Whom a lead, a hit, a correction or a withdrawal has to be told to, and how that stands.
create table ballistics.lead_notice (
  id uuid primary key,
  lead_id uuid not null references ballistics.lead on delete cascade,
  event_id uuid not null references ballistics.lead_event on delete cascade,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  about text not null check (about in ('lead', 'hit', 'known-link', 'not-confirmed', 'undone', 'withdrawn')),
  -- Null for an agency that is no part of the house.
  agency_id int references access.agency,
  agency_name text not null,
  contact text not null default '',
  told_at timestamptz,
  told_by uuid,
  told_by_name text,
  -- Here, because it may open the lead; or by phone or in person, and to whom.
  way text check (way in ('here', 'phone')),
  told_to text,
  -- Why it cannot be told here.
  hindrance text check (hindrance in ('no-accounts', 'no-agreement', 'other-owner', 'not-here')),
  agreement_id uuid,
  agreement_name text,
  grant_id uuid,
  recorded_at timestamptz not null default now(),
  unique (event_id, agency_name),
  check ((told_at is null) = (way is null)),
  check (told_at is not null or hindrance is not null),
  check (way is distinct from 'phone' or told_to is not null)
);
create index lead_notice_of on ballistics.lead_notice (lead_id);
create index lead_notice_to on ballistics.lead_notice (agency_id, told_at desc);

-- The first time someone of the agency opened what it was told of. Rows belong to the agency that read.
create table ballistics.lead_receipt (
  notice_id uuid primary key references ballistics.lead_notice on delete cascade,
  lead_id uuid not null references ballistics.lead on delete cascade,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  read_at timestamptz not null default now(),
  read_by uuid not null,
  read_by_name text not null
);

-- What an examiner found on the physical items.
create table ballistics.examination (
  id uuid primary key,
  lead_id uuid not null references ballistics.lead on delete cascade,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  result text not null check (result in ('confirmed', 'not-confirmed', 'inconclusive')),
  method text not null check (method <> ''),
  examined_on date not null,
  exhibits uuid[] not null check (cardinality(exhibits) >= 2),
  notes text not null check (notes <> ''),
  examiner uuid not null,
  examiner_name text not null,
  recorded_at timestamptz not null default now()
);
create index examination_of on ballistics.examination (lead_id);

-- A pair of cases, counted once and credited to the agency that confirmed it, which owns the row.
create table ballistics.hit (
  id uuid primary key,
  lead_id uuid not null references ballistics.lead on delete cascade,
  examination_id uuid not null references ballistics.examination on delete cascade,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  pair_key text collate "C" not null,
  confirmed_on date not null,
  counted_at timestamptz not null default now(),
  undone_at timestamptz,
  undone_by uuid,
  undone_by_name text,
  undone_reason text,
  check (num_nonnulls(undone_at, undone_by, undone_by_name, undone_reason) in (0, 4))
);
create unique index hit_pair on ballistics.hit (pair_key) where undone_at is null;
create index hit_of on ballistics.hit (lead_id);
create index hit_agency on ballistics.hit (owner_agency, confirmed_on) where undone_at is null;

-- What became of a lead at an agency that was told: the newest row counts, the older ones stay.
create table ballistics.lead_outcome (
  id uuid primary key,
  lead_id uuid not null references ballistics.lead on delete cascade,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  assignment text not null,
  assigned_to text,
  assigned_on date,
  investigation text,
  worked_on date,
  result text,
  usefulness text check (usefulness in ('very-helpful', 'helpful', 'neutral', 'unhelpful')),
  words text,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  recorded_by_name text not null
);
create index lead_outcome_of on ballistics.lead_outcome (lead_id, owner_agency, recorded_at desc);

call access.protect('ballistics.lead_counter', private => true);
call access.protect('ballistics.lead', 'lead', 'id', dated_by => 'recorded_at');
call access.protect('ballistics.lead_exhibits', 'lead', 'lead_id', part => 'compared');
call access.protect('ballistics.lead_reading', 'lead', 'lead_id', part => 'readings');
call access.protect('ballistics.lead_event', 'lead', 'lead_id', part => 'history');
call access.protect('ballistics.lead_notice', 'lead', 'lead_id', part => 'told');
call access.protect('ballistics.lead_receipt', 'lead', 'lead_id', part => 'told');
call access.protect('ballistics.examination', 'lead', 'lead_id', part => 'examinations');
call access.protect('ballistics.hit', 'lead', 'lead_id', part => 'examinations');
call access.protect('ballistics.lead_outcome', 'lead', 'lead_id', part => 'outcomes');

-- A lead tells of two cases. Beyond the agency that made it, it is there only for who may see both, whatever opens the
-- lead itself; and a pair of exhibits for who may see both of them. Agencies that were told add rows of their own to
-- a lead (receipts, examinations, outcomes): whoever sees the lead and that part of it sees them.
do $$
declare
  own constant text := 'owner_agency = (select access.current_agency())';
  part record;
begin
  drop policy see on ballistics.lead;
  execute format('create policy see on ballistics.lead for select to throughline_app using ((%s) and (%s or (
      exists (select from ballistics.casefile c where c.id = case_one)
      and exists (select from ballistics.casefile c where c.id = case_two))))',
    sharing.read_rule('ballistics.lead', '', 'id', null), own);
  for part in select * from (values ('lead_exhibits', 'compared'), ('lead_reading', 'readings'), ('lead_event', 'history'),
      ('lead_notice', 'told'), ('lead_receipt', 'told'), ('examination', 'examinations'), ('hit', 'examinations'),
      ('lead_outcome', 'outcomes')) as t (name, part) loop
    execute format('drop policy see on ballistics.%I', part.name);
    execute format('create policy see on ballistics.%1$I for select to throughline_app using (
        exists (select from ballistics.lead l where l.id = %1$I.lead_id and (%2$s)) %3$s)',
      part.name, sharing.read_rule('l', '', 'id', part.part),
      case when part.name = 'lead_exhibits' then format('and (%s or (
        exists (select from ballistics.exhibit x where x.id = exhibit_one)
        and exists (select from ballistics.exhibit x where x.id = exhibit_two)))', own) end);
  end loop;
end $$;

create function ballistics.keep_history() returns trigger language plpgsql as $$
begin
  raise exception 'What was recorded about a lead is never changed or removed' using errcode = 'TL062';
end $$;
do $$
declare one text;
begin
  foreach one in array array['lead_reading', 'lead_event', 'lead_receipt', 'examination', 'lead_outcome'] loop
    execute format('create trigger kept before update or delete on ballistics.%I for each row
      when (current_user <> ''throughline_keeper'' and pg_trigger_depth() = 0) execute function ballistics.keep_history()', one);
  end loop;
end $$;

-- Referrals: what a trafficking unit or ATF is given of indicators, and what became of it. What was sent stays as it was
-- sent; a correction is a new version beside it.

create table tracing.referral_counter (
  owner_agency int not null references access.agency,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  year int not null,
  last int not null,
  primary key (owner_agency, year)
);

create table tracing.referral (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  number text collate "C" not null,
  receiver text not null check (receiver in ('trafficking-unit', 'atf')),
  receiver_name text not null check (receiver_name <> ''),
  contact text not null default '',
  narrative text not null,
  request text not null default '',
  state text not null default 'draft'
    check (state in ('draft', 'sent', 'acknowledged', 'accepted', 'declined', 'closed', 'withdrawn')),
  sent_on text collate "C",
  -- What came of it in the end.
  outcome text,
  version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  recorded_by_name text not null,
  unique (owner_agency, number),
  check ((state = 'closed') = (outcome is not null)),
  check ((state = 'draft') <= (sent_on is null))
);
create index referral_recent on tracing.referral (owner_agency, recorded_at desc, id desc);

create table tracing.referral_indicator (
  referral_id uuid not null references tracing.referral on delete cascade,
  indicator_id uuid not null references tracing.indicator on delete cascade,
  owner_agency int not null references access.agency,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  primary key (referral_id, indicator_id)
);
create index referral_of_indicator on tracing.referral_indicator (indicator_id);

-- Each package that left, to the letter. Rows are added, never changed.
create table tracing.referral_package (
  referral_id uuid not null references tracing.referral on delete cascade,
  version int not null check (version > 0),
  owner_agency int not null references access.agency,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  content jsonb not null,
  correction text,
  sent_on text collate "C" not null,
  sent_at timestamptz not null default now(),
  sent_by uuid not null,
  sent_by_name text not null,
  primary key (referral_id, version),
  check ((version = 1) = (correction is null))
);

create table tracing.referral_event (
  id uuid primary key,
  referral_id uuid not null references tracing.referral on delete cascade,
  owner_agency int not null references access.agency,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  kind text not null check (kind in ('begun', 'changed', 'sent', 'corrected', 'acknowledged', 'accepted', 'declined', 'closed', 'withdrawn')),
  -- The day it happened, as the person says; what is recorded later is told apart by the moment.
  happened_on text collate "C" not null,
  outcome text,
  words text,
  recorded_at timestamptz not null default now(),
  person uuid not null,
  person_name text not null
);
create index referral_event_of on tracing.referral_event (referral_id, recorded_at);

call access.protect('tracing.referral_counter', private => true);
call access.protect('tracing.referral', private => true);
call access.protect('tracing.referral_indicator', private => true);
call access.protect('tracing.referral_package', private => true);
call access.protect('tracing.referral_event', private => true);

create trigger kept before update or delete on tracing.referral_event for each row
  when (current_user <> 'throughline_keeper' and pg_trigger_depth() = 0) execute function tracing.keep_indicator_history();
create trigger kept before update or delete on tracing.referral_package for each row
  when (current_user <> 'throughline_keeper' and pg_trigger_depth() = 0) execute function tracing.keep_indicator_history();

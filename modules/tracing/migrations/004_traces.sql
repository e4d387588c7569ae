-- Requests to trace a firearm, after ATF Form 3312.1, and what came back. A request keeps the words that were sent: the
-- recovery may be corrected afterwards.
create table tracing.trace (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  recovery_id uuid not null references tracing.recovery on delete cascade,
  reference int not null,
  -- Number the tracing center gave it.
  number text collate "C",
  status text not null default 'draft'
    check (status in ('draft', 'submitted', 'rejected', 'answered', 'withdrawn')),
  request jsonb not null,
  priority text not null check (priority in ('routine', 'urgent')),
  requested_on text collate "C",
  submitted_at timestamptz,
  submitted_by_name text,
  -- How it left: as a file with others, on the form, or entered here after the fact.
  sent_by text check (sent_by in ('file', 'form', 'recorded')),
  rejection jsonb,
  rejected_on text,
  -- The rejected request it takes the place of.
  corrects_id uuid references tracing.trace,
  outcome text,
  answered_on text collate "C",
  purchased_on text,
  days_to_crime int,
  purchaser_number int,
  dealer_key text,
  remarks text,
  version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  recorded_by_name text not null,
  unique (owner_agency, reference),
  check ((status = 'answered') = (outcome is not null)),
  check ((status = 'rejected') <= (rejection is not null))
);
create unique index trace_number on tracing.trace (owner_agency, number) where number is not null;
create index trace_recent on tracing.trace (owner_agency, recorded_at desc, id desc);
create index trace_recovery on tracing.trace (recovery_id);
create index trace_answered on tracing.trace (owner_agency, days_to_crime) where days_to_crime is not null;

-- From the maker to the first retail sale, in order. The purchaser has a step without a name.
create table tracing.step (
  id uuid primary key,
  trace_id uuid not null references tracing.trace on delete cascade,
  owner_agency int not null,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  place smallint not null,
  kind text not null check (kind in ('manufacturer', 'importer', 'wholesaler', 'dealer', 'purchaser')),
  name text not null default '',
  licence text,
  city text,
  state text,
  happened_on text
);
create index step_trace on tracing.step (trace_id, place);

-- Who bought it first, apart from everything else: opened only on request, and each time that leaves a row in the audit.
create table tracing.purchaser (
  trace_id uuid primary key references tracing.trace on delete cascade,
  owner_agency int not null,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  person_key text not null,
  last text not null,
  first text not null default '',
  born_on text,
  sex text,
  race text,
  address text,
  city text,
  state text
);
create index purchaser_person on tracing.purchaser (owner_agency, person_key);

call access.protect('tracing.trace', 'trace', 'id', dated_by => 'recorded_at');
call access.protect('tracing.step', 'trace', 'trace_id', part => 'result');
call access.protect('tracing.purchaser', 'trace', 'trace_id', part => 'purchaser');
alter table tracing.task add foreign key (trace_id) references tracing.trace on delete cascade;

-- The numbers that are searched go with the record they are of.
create function tracing.forget_serials() returns trigger language plpgsql as $$
begin
  delete from tracing.serial where record_id in (select id from gone);
  return null;
end $$;
create trigger forget_serials after delete on tracing.recovery
  referencing old table as gone for each statement execute function tracing.forget_serials();
create trigger forget_serials after delete on tracing.trace
  referencing old table as gone for each statement execute function tracing.forget_serials();
create trigger forget_serials after delete on tracing.stolen
  referencing old table as gone for each statement execute function tracing.forget_serials();

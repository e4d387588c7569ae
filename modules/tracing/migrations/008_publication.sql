-- Totals of traced guns that may be public, once counsel has said so and a second person has approved exactly these. The
-- figures are a snapshot: nothing that is published is ever counted from traces while somebody asks.
create table tracing.publication (
  id uuid primary key,
  owner_agency int not null references access.agency,
  -- Whoever may approve a publication works with what is public, not with traces.
  category text not null default 'public',
  sensitivity text not null default 'open',
  threshold int not null check (threshold between 5 and 1000),
  counsel_name text not null check (counsel_name <> ''),
  counsel_reference text not null check (counsel_reference <> ''),
  counsel_on text not null,
  figures jsonb not null,
  asked_by_name text not null,
  approved_by_name text not null,
  approved_at timestamptz not null default now(),
  act_id uuid not null,
  ended_at timestamptz,
  ended_by_name text,
  end_reason text,
  check ((ended_at is null) = (end_reason is null))
);
create unique index publication_current on tracing.publication (owner_agency) where ended_at is null;
call access.protect('tracing.publication', private => true);

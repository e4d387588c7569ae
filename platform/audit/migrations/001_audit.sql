-- One row for every read and write of protected records, in the transaction that did it.
create schema audit;
grant usage on schema audit to throughline_app;

create table audit.event (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  -- Ordering by transaction, then id, is stable once every older transaction has ended.
  xid xid8 not null default pg_current_xact_id(),
  person_id uuid,
  agency_id int,
  purpose text,
  action text not null,
  subject_type text,
  subject_id text,
  -- Names of fields and counts; never what the fields held.
  detail jsonb,
  outcome text not null check (outcome in ('done', 'refused', 'failed')),
  request_id text
);
create index event_person on audit.event (person_id, id desc);
create index event_subject on audit.event (subject_type, subject_id, id desc) where subject_id is not null;
grant insert on audit.event to throughline_app;

-- Where an act came from, how long it took, whose record it was about, and what the contents it changed hash to.
alter table audit.event
  add column owner_agency int,
  add column address text,
  add column took_ms int,
  -- SHA-256 over the encrypted contents in audit.content; the row is chained, so the contents are too.
  add column content_hash bytea check (octet_length(content_hash) = 32);

-- Rows come in the order of time, so a week is found by the pages it lies on.
create index event_at on audit.event using brin (at) with (pages_per_range = 32);
create index event_order on audit.event (xid, id);
create index event_agency on audit.event (agency_id, id desc);
create index event_owner on audit.event (owner_agency, id desc) where owner_agency is not null;
create index event_content on audit.event (content_hash) where content_hash is not null;

-- A person's transaction gives what it did; number, time and transaction are the database's to say.
revoke insert on audit.event from throughline_app;
grant insert (person_id, agency_id, purpose, action, subject_type, subject_id, detail, outcome, request_id,
  owner_agency, address, took_ms, content_hash) on audit.event to throughline_app;

-- The chain. hash = SHA-256(hash of the position before, then the row); position 1 follows 32 bytes of zero.
-- What follows a position is the position after it, which exists once: the chain cannot fork.
create table audit.seal (
  seq bigint primary key check (seq > 0),
  event_id bigint not null unique,
  hash bytea not null check (octet_length(hash) = 32)
);

-- One key for each record, wrapped by a key that is not in the database. Destroying it makes every content ever
-- kept of the record unreadable, in this table and in every backup that holds no copy of the key.
create table audit.record_key (
  subject_type text not null,
  subject_id text not null,
  wrapped bytea,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  primary key (subject_type, subject_id),
  check ((wrapped is null) = (destroyed_at is not null))
);

create table audit.content (
  hash bytea not null,
  part int not null,
  subject_type text not null,
  subject_id text not null,
  sealed bytea not null,
  primary key (hash, part)
);
create index content_subject on audit.content (subject_type, subject_id);
grant insert on audit.content to throughline_app;

-- A week's report, read and signed off by a named auditor.
create table audit.review (
  agency_id int not null references access.agency,
  week date not null check (extract(isodow from week) = 1),
  person_id uuid not null references access.person,
  remark text not null,
  reviewed_at timestamptz not null default now(),
  primary key (agency_id, week)
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of %.% are never changed or removed.', tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

create trigger kept before update or delete or truncate on audit.event
  for each statement execute function audit.refuse_change();
create trigger kept before update or delete or truncate on audit.seal
  for each statement execute function audit.refuse_change();
create trigger kept before update or delete or truncate on audit.content
  for each statement execute function audit.refuse_change();
create trigger kept before update or delete or truncate on audit.review
  for each statement execute function audit.refuse_change();

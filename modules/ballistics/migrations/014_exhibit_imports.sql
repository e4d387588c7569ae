-- A file of exhibits as it was sent in: an agency's own working paper. It is tried in the background first, then
-- imported when a person says so.
create table ballistics.exhibit_import (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  file_name text not null,
  file_hash text not null,
  size bigint not null,
  format text not null,
  holds text not null check (holds in ('exhibits', 'acquisitions')),
  state text not null check (state in ('checking', 'checked', 'running', 'done', 'failed', 'cancelled')),
  -- What would come of the file while it is checked, what came of it once it is done.
  report jsonb,
  rejected_hash text,
  problem jsonb,
  job_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  recorded_by_name text not null
);
create index exhibit_import_recent on ballistics.exhibit_import (owner_agency, recorded_at desc);
call access.protect('ballistics.exhibit_import', private => true);

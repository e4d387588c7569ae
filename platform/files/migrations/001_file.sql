-- What a stored file is and whose it is. The bytes lie in the file store under their hash; this row is
-- the only way to them, so the label of the row is the label of the content.
create schema files;
grant usage on schema files to throughline_app;

create table files.file (
  id uuid primary key,
  owner_agency int not null,
  category text not null,
  sensitivity text not null default 'restricted',
  name text not null,
  media_type text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size >= 0),
  created_at timestamptz not null default now(),
  created_by uuid not null
);

-- Content is shared between rows; this finds the other rows of a hash before content is removed.
create index file_hash on files.file (hash);

alter table files.file enable row level security;
alter table files.file force row level security;

-- The functions stand in scalar sub-selects so that they run once per statement, not once per row.
create policy file_access on files.file for all
  using (
    owner_agency = any ((select access.allowed_agencies())::int[])
    and category = any ((select access.allowed_categories())::text[])
  )
  with check (
    owner_agency = any ((select access.allowed_agencies())::int[])
    and category = any ((select access.allowed_categories())::text[])
  );

-- No update: another version of a file is another row.
grant select, insert, delete on files.file to throughline_app;

-- Long work that a person waits for: its progress, readable while it runs.
create schema jobs;
grant usage on schema jobs to throughline_app;

create table jobs.job (
  id uuid primary key,
  owner_agency int not null,
  person_id uuid not null,
  kind text not null,
  -- What the queue was given, so that a job whose worker died can be given again.
  envelope json not null,
  attempts int not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  step text not null default '',
  done bigint not null default 0,
  total bigint,
  problem jsonb,
  cancel_asked boolean not null default false,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index job_recent on jobs.job (owner_agency, created_at desc);
alter table jobs.job enable row level security, force row level security;
create policy own_agency on jobs.job to throughline_app
  using (owner_agency = any ((select access.allowed_agencies())::int[]))
  with check (owner_agency = any ((select access.allowed_agencies())::int[]));
-- The worker keeps the progress of everyone's jobs.
create policy worker on jobs.job to current_user using (true) with check (true);
grant select, insert, update (cancel_asked) on jobs.job to throughline_app;

-- The queue belongs to the owning role; a person's transaction may only add to it.
create function jobs.enqueue(task text, payload json, job_key text default null) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform graphile_worker.add_job(task, payload, job_key => job_key);
end $$;
revoke all on function jobs.enqueue from public;
grant execute on function jobs.enqueue to throughline_app;

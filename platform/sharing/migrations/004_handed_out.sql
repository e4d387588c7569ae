-- Which records a grant of a collection handed out, kept after they have left it: what is corrected or retracted later
-- is told to everyone who had it. Written when a record came within reach of a recipient, never taken away.
create table sharing.handed_out (
  grant_id uuid not null references sharing.grant,
  record_id uuid not null,
  since timestamptz not null default now(),
  primary key (record_id, grant_id)
);
create index handed_out_grant on sharing.handed_out (grant_id);

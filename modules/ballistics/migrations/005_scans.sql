-- Measured surfaces of exhibits, what a search needs of each, the searches, and what people read in pairs of surfaces.

create table ballistics.scan (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  exhibit_id uuid not null references ballistics.exhibit,
  mark text not null check (mark in ('breech-face', 'firing-pin', 'bullet-land')),
  land smallint check (land between 1 and 30),
  -- The file as it came; it is never changed.
  file_name text not null,
  file_hash text not null,
  size bigint not null,
  state text not null default 'uploaded' check (state in ('uploaded', 'preparing', 'ready', 'refused')),
  format text,
  metadata jsonb,
  -- Micrometres between samples, and samples, as measured.
  sampling_x float8,
  sampling_y float8,
  width int,
  height int,
  -- What was looked at for its quality, and what was done to make it comparable.
  findings jsonb not null default '[]',
  steps jsonb not null default '[]',
  prepared_hash text,
  engine text,
  problem jsonb,
  job_id uuid,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  recorded_by_name text not null,
  prepared_at timestamptz,
  check ((mark = 'bullet-land') = (land is not null)),
  check (state <> 'ready' or prepared_hash is not null),
  check (state <> 'refused' or problem is not null)
);
-- The same file for the same mark is the same scan, however often it is sent.
create unique index scan_once on ballistics.scan (exhibit_id, mark, file_hash, (coalesce(land, 0)));
create index scan_recent on ballistics.scan (owner_agency, recorded_at desc, id desc);
create index scan_open on ballistics.scan (owner_agency) where state in ('uploaded', 'preparing');

-- What searches read of a prepared breech face. Numbered in the order of entry, so that a search can be divided.
create table ballistics.print (
  scan_id uuid primary key references ballistics.scan on delete cascade,
  owner_agency int not null,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  exhibit_id uuid not null references ballistics.exhibit,
  ordinal bigint not null generated always as identity unique,
  calibre_key text,
  firing_pin_shape text,
  -- Whole surface at 50 and at 25 micrometres, one byte a sample.
  coarse bytea not null,
  fine bytea not null
);
alter table ballistics.print alter column coarse set storage external, alter column fine set storage external;
create index print_exhibit on ballistics.print (exhibit_id);

create table ballistics.search (
  id uuid primary key,
  owner_agency int not null,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  exhibit_id uuid not null references ballistics.exhibit,
  scan_id uuid not null references ballistics.scan on delete cascade,
  scope text not null check (scope in ('regional', 'wide')),
  engine text not null,
  settings jsonb not null,
  state text not null default 'running' check (state in ('running', 'done', 'failed')),
  -- Of each step what came in, what went on and why the rest did not. For the agency that searched only: sums over
  -- what its people may see tell others what they may not.
  steps jsonb,
  problem jsonb,
  asked_at timestamptz not null default now(),
  asked_by uuid not null,
  asked_by_name text not null,
  finished_at timestamptz
);
create index search_scan on ballistics.search (scan_id, asked_at desc);
create index search_running on ballistics.search (owner_agency) where state = 'running';

-- The coarse pass of a search in parts that any worker can do.
create table ballistics.search_part (
  search_id uuid not null references ballistics.search on delete cascade,
  number int not null,
  owner_agency int not null,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  first bigint not null,
  last bigint not null,
  found jsonb,
  job_id uuid,
  primary key (search_id, number)
);

-- Two surfaces compared cell by cell: once for an agency and version of the method, whoever was sought in whom.
create table ballistics.comparison (
  id uuid primary key,
  owner_agency int not null,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  exhibit_id uuid not null references ballistics.exhibit,
  scan_id uuid not null references ballistics.scan on delete cascade,
  candidate_exhibit_id uuid not null references ballistics.exhibit,
  candidate_scan_id uuid not null references ballistics.scan on delete cascade,
  engine text not null,
  original_ab smallint not null,
  original_ba smallint not null,
  high smallint not null,
  compared_ab smallint not null,
  compared_ba smallint not null,
  score float8,
  -- How the candidate lies on the reference: degrees anticlockwise, then micrometres to the right and down.
  turn float8 not null,
  shift_x float8 not null,
  shift_y float8 not null,
  -- The whole comparison with all its cells: JSON, compressed.
  detail bytea not null,
  made_at timestamptz not null default now(),
  -- Whether it stands in the reading list, and how its readings stand; kept by the trigger below.
  offered_at timestamptz,
  readings smallint not null default 0,
  outcome text not null default 'unread'
    check (outcome in ('unread', 'first-read', 'disagreed', 'probable-link', 'no-link', 'inconclusive')),
  settled_at timestamptz,
  -- One of a set that tests readers: it stays in the agency, and never becomes a lead.
  dealt boolean not null default false,
  check (scan_id <> candidate_scan_id)
);
alter table ballistics.comparison alter column detail set storage external;
create unique index comparison_pair on ballistics.comparison
  (owner_agency, (least(scan_id, candidate_scan_id)), (greatest(scan_id, candidate_scan_id)), engine);
create index comparison_candidate on ballistics.comparison (candidate_scan_id);
create index comparison_exhibit on ballistics.comparison (exhibit_id);
create index comparison_candidate_exhibit on ballistics.comparison (candidate_exhibit_id);
create index comparison_reading on ballistics.comparison (owner_agency, outcome, (coalesce(score, -1)) desc, id)
  where offered_at is not null and settled_at is null;

create table ballistics.candidate (
  search_id uuid not null references ballistics.search on delete cascade,
  rank smallint not null check (rank > 0),
  owner_agency int not null,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  exhibit_id uuid not null references ballistics.exhibit,
  candidate_exhibit_id uuid not null references ballistics.exhibit,
  candidate_scan_id uuid not null references ballistics.scan on delete cascade,
  comparison_id uuid not null references ballistics.comparison on delete cascade,
  coarse float4 not null,
  fine float4,
  primary key (search_id, rank),
  unique (search_id, candidate_scan_id)
);
create index candidate_other on ballistics.candidate (candidate_scan_id);

-- What a person read in a comparison. Rows are never changed; a second reader is another person.
create table ballistics.review (
  id uuid primary key,
  comparison_id uuid not null references ballistics.comparison on delete cascade,
  -- The reader's agency.
  owner_agency int not null,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  exhibit_id uuid not null references ballistics.exhibit,
  candidate_exhibit_id uuid not null references ballistics.exhibit,
  reading smallint not null check (reading between 1 and 3),
  decision text not null check (decision in ('probable-link', 'no-link', 'inconclusive')),
  words text not null check (words <> ''),
  -- The reader could not see what others had read.
  blind boolean not null,
  read_at timestamptz not null default now(),
  read_by uuid not null,
  read_by_name text not null,
  unique (comparison_id, reading),
  unique (comparison_id, read_by)
);
create index review_exhibit on ballistics.review (exhibit_id);
create index review_reader on ballistics.review (read_by, read_at desc);

-- Pairs whose origin is known, dealt into the reading list like any other. Whether they are of one gun is for the
-- report of error rates alone.
create table ballistics.proficiency_set (
  id uuid primary key,
  owner_agency int not null,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  title text not null check (title <> ''),
  made_at timestamptz not null default now(),
  made_by uuid not null,
  made_by_name text not null
);
create table ballistics.proficiency_pair (
  comparison_id uuid primary key references ballistics.comparison on delete cascade,
  set_id uuid not null references ballistics.proficiency_set on delete cascade,
  owner_agency int not null,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  origin text not null check (origin in ('same', 'different'))
);
create index proficiency_pair_set on ballistics.proficiency_pair (set_id);

-- Which agencies are the region of an agency; without a row, all that share with it.
create table ballistics.region (
  owner_agency int primary key,
  category text not null default 'ballistic',
  sensitivity text not null default 'open',
  agencies int[] not null,
  changed_at timestamptz not null default now(),
  changed_by uuid not null
);

call access.protect('ballistics.scan', 'exhibit', 'exhibit_id', part => 'scans');
call access.protect('ballistics.print', 'exhibit', 'exhibit_id', part => 'scans');
call access.protect('ballistics.search', 'exhibit', 'exhibit_id', part => 'scans');
call access.protect('ballistics.search_part', private => true);
call access.protect('ballistics.comparison', 'exhibit', 'exhibit_id', part => 'scans');
call access.protect('ballistics.candidate', 'exhibit', 'exhibit_id', part => 'scans');
call access.protect('ballistics.review', 'exhibit', 'exhibit_id', part => 'scans');
call access.protect('ballistics.proficiency_set', private => true);
call access.protect('ballistics.proficiency_pair', private => true);
call access.protect('ballistics.region', private => true);

-- What joins two exhibits is seen only by who may see both. A scan is seen by the rule of its own labels, also here.
create policy see_both on ballistics.comparison as restrictive for select to throughline_app
  using (exists (select from ballistics.scan s where s.id = comparison.candidate_scan_id)
    and exists (select from ballistics.scan s where s.id = comparison.scan_id)
    and (not dealt or owner_agency = (select access.current_agency())));
create policy see_both on ballistics.candidate as restrictive for select to throughline_app
  using (exists (select from ballistics.scan s where s.id = candidate.candidate_scan_id));
create policy see_both on ballistics.review as restrictive for select to throughline_app
  using (exists (select from ballistics.comparison c where c.id = review.comparison_id));
-- A reading belongs to its reader's agency, and is seen by everyone who may see the comparison.
create policy see_with_comparison on ballistics.review for select to throughline_app
  using (exists (select from ballistics.comparison c where c.id = review.comparison_id));
create policy read_what_is_seen on ballistics.review as restrictive for insert to throughline_app
  with check (exists (select from ballistics.comparison c where c.id = review.comparison_id));

create function ballistics.keep_review() returns trigger language plpgsql as $$
begin
  raise exception 'A reading is never changed or removed' using errcode = 'TL062';
end $$;
create trigger kept before update or delete on ballistics.review
  for each row when (current_user <> 'throughline_keeper') execute function ballistics.keep_review();

-- The label of an exhibit is the label of its scans and of what was found with them.
create function ballistics.relabel_scans() returns trigger language plpgsql as $$
begin
  update ballistics.scan set category = new.category, sensitivity = new.sensitivity where exhibit_id = new.id;
  update ballistics.print set category = new.category, sensitivity = new.sensitivity where exhibit_id = new.id;
  update ballistics.search set category = new.category, sensitivity = new.sensitivity where exhibit_id = new.id;
  update ballistics.comparison set category = new.category, sensitivity = new.sensitivity where exhibit_id = new.id;
  update ballistics.candidate set category = new.category, sensitivity = new.sensitivity where exhibit_id = new.id;
  return null;
end $$;
create trigger relabel_scans after update of category, sensitivity on ballistics.exhibit for each row
  when ((new.category, new.sensitivity) is distinct from (old.category, old.sensitivity))
  execute function ballistics.relabel_scans();

-- Classes of an exhibit are what its prints are sifted by.
create function ballistics.reclass_prints() returns trigger language plpgsql as $$
begin
  update ballistics.print set calibre_key = new.calibre_key, firing_pin_shape = new.firing_pin_shape
  where exhibit_id = new.id;
  return null;
end $$;
create trigger reclass_prints after update of calibre_key, firing_pin_shape on ballistics.exhibit for each row
  when ((new.calibre_key, new.firing_pin_shape) is distinct from (old.calibre_key, old.firing_pin_shape))
  execute function ballistics.reclass_prints();

-- How the readings of a comparison stand. The reader may be of another agency than the comparison, which its row-level
-- security would not let them change: so this runs as the role that keeps, on the one row that was read.
create function ballistics.take_reading() returns trigger language plpgsql security definer
  set search_path = pg_catalog as $$
declare
  two text[] := array(select decision from ballistics.review where comparison_id = new.comparison_id and reading <= 2);
  settled text := case
    when new.reading = 1 then 'first-read'
    when new.reading = 3 then new.decision
    when two[1] = two[2] then two[1]
    else 'disagreed' end;
begin
  update ballistics.comparison set readings = new.reading, outcome = settled,
    settled_at = case when settled in ('first-read', 'disagreed') then null else new.read_at end
  where id = new.comparison_id;
  -- An exhibit is reviewed when nothing that was offered of its searches waits for a reader.
  update ballistics.exhibit e set reviewed_at = new.read_at
  from ballistics.comparison read
  where read.id = new.comparison_id and e.id = read.exhibit_id and e.searched_at is not null and e.reviewed_at is null
    and not exists (select from ballistics.comparison c where c.exhibit_id = e.id and c.offered_at is not null
      and c.settled_at is null);
  return null;
end $$;
-- The owner of a function must be able to make one where it stands, at that moment.
grant create on schema ballistics to throughline_keeper;
alter function ballistics.take_reading() owner to throughline_keeper;
revoke create on schema ballistics from throughline_keeper;
create trigger take_reading after insert on ballistics.review for each row execute function ballistics.take_reading();

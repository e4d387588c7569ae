-- Serial numbers of every gun that is known here, as they are searched: folded, so that O and 0, I and 1, S and 5,
-- B and 8, Z and 2 are one character. Under row-level security only comparisons that leak nothing may use an index
-- before a row's label is checked; LIKE and trigrams are not among them. So what is known of a number is looked up by
-- plain equality: pairs of neighbouring characters at their place from the start, and ranges of both directions.
create table tracing.serial (
  id uuid primary key,
  owner_agency int not null,
  category text not null default 'trace',
  sensitivity text not null default 'restricted',
  source text not null check (source in ('recovery', 'trace', 'stolen')),
  record_id uuid not null,
  canonical text collate "C" not null,
  folded text collate "C" not null,
  backwards text collate "C" not null generated always as (reverse(folded)) stored,
  p1 text collate "C" not null generated always as (substr(folded, 1, 2)) stored,
  p2 text collate "C" not null generated always as (substr(folded, 2, 2)) stored,
  p3 text collate "C" not null generated always as (substr(folded, 3, 2)) stored,
  p4 text collate "C" not null generated always as (substr(folded, 4, 2)) stored,
  p5 text collate "C" not null generated always as (substr(folded, 5, 2)) stored,
  p6 text collate "C" not null generated always as (substr(folded, 6, 2)) stored,
  p7 text collate "C" not null generated always as (substr(folded, 7, 2)) stored,
  p8 text collate "C" not null generated always as (substr(folded, 8, 2)) stored,
  p9 text collate "C" not null generated always as (substr(folded, 9, 2)) stored,
  p10 text collate "C" not null generated always as (substr(folded, 10, 2)) stored,
  p11 text collate "C" not null generated always as (substr(folded, 11, 2)) stored,
  p12 text collate "C" not null generated always as (substr(folded, 12, 2)) stored,
  unique (record_id, canonical)
);
create index serial_forwards on tracing.serial (folded);
create index serial_backwards on tracing.serial (backwards);
do $$
begin
  for at in 1..12 loop
    execute format('create index serial_pair_%1$s on tracing.serial (p%1$s)', at);
  end loop;
end $$;
call access.protect('tracing.serial', 'recovery', 'record_id', part => 'serial');

-- The job of a search, so that one whose worker was killed again and again does not seem to run for ever.
alter table ballistics.search add job_id uuid;
-- True when sealed exhibits took part: how many there are is then for who asked alone.
alter table ballistics.search add has_sealed boolean not null default false;
-- A search looks at one kind of print after the other in the order of entry.
create index print_class on ballistics.print (calibre_key, ordinal);

-- Who chose the region of an agency, by the name they had then.
alter table ballistics.region add column changed_by_name text not null default '';

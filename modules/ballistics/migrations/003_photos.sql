-- Who added a photograph, by the name they had then.
alter table ballistics.photo add column recorded_by_name text not null default '';

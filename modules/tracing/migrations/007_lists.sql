-- Lists of crime guns that others kept, with the dealer and the days they state, and the totals that ATF publishes by
-- state. A list does not always say when a gun was recovered, or how long after its sale: what it does say is kept as
-- the span in which the truth lies, never as a day made up.
alter table tracing.recovery drop constraint recovery_source_check;
alter table tracing.recovery add constraint recovery_source_check
  check (source in ('entered', 'property-room', 'trace-file', 'list'));
-- Where true, `recovered_on` is only the last day on which it can have been.
alter table tracing.recovery add column recovered_latest boolean not null default false;
-- By what a gun of a list is known again when the list comes once more.
alter table tracing.recovery add column list_key text collate "C";
create unique index recovery_list on tracing.recovery (owner_agency, list_key) where list_key is not null;

-- What the answer itself says of the time from the sale to the recovery, to be held against the days between its dates.
alter table tracing.trace add column days_stated int;
alter table tracing.trace add column band_stated text check (band_stated in ('under-3-years', '3-years-and-over'));
-- The least and the most days it can have been where `days_to_crime` is not known; null is open.
alter table tracing.trace add column days_least int;
alter table tracing.trace add column days_most int;

alter table tracing.import drop constraint import_kind_check;
alter table tracing.import add constraint import_kind_check
  check (kind in ('property', 'stolen', 'traces', 'dealers', 'crime-guns', 'state-totals'));

-- Totals of guns recovered in a state in a year, as ATF publishes them: public figures, kept with the room's own.
create table tracing.state_total (
  owner_agency int not null,
  category text not null default 'trace',
  sensitivity text not null default 'open',
  state text not null check (state ~ '^[A-Z]{2}$'),
  year int not null check (year between 1990 and 2100),
  section text not null check (section in ('types', 'calibres', 'sources', 'cities', 'offences', 'ages', 'time-to-crime')),
  -- A code where the room has one: a band, or a state; the words of the table otherwise.
  item text not null,
  place smallint not null,
  count int not null check (count >= 0),
  note text not null default '',
  primary key (owner_agency, state, year, section, item)
);
call access.protect('tracing.state_total', private => true);

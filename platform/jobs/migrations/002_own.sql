-- Work belongs to the agency that asked for it; what agencies share are records, not the work on them.
drop policy own_agency on jobs.job;
create policy own_agency on jobs.job to throughline_app
  using (owner_agency = (select access.current_agency()))
  with check (owner_agency = (select access.current_agency()));
create policy keep on jobs.job to throughline_keeper using ((select current_user) = 'throughline_keeper');
grant usage on schema jobs to throughline_keeper;
grant select, update, delete on jobs.job to throughline_keeper;

-- Incidents under the rule of all records, so that agreements between agencies reach them. Parts that an agreement
-- may leave out: victims, suspects, weapons, alerts, history, place and circumstances.
call access.protect('incidents.incident', 'incident', 'id', dated_by => 'occurred_at');
call access.protect('incidents.victim', 'incident', 'incident_id', part => 'victims');
call access.protect('incidents.suspect', 'incident', 'incident_id', part => 'suspects');
call access.protect('incidents.weapon', 'incident', 'incident_id', part => 'weapons');
call access.protect('incidents.alert', 'incident', 'incident_id', part => 'alerts');
call access.protect('incidents.version', 'incident', 'incident_id', part => 'history');
call access.protect('incidents.layer', part => 'place');
call access.protect('incidents.area', part => 'place');
call access.protect('incidents.tally');
call access.protect('incidents.cell_tally', part => 'place');
call access.protect('incidents.import', private => true);
call access.protect('incidents.profile', private => true);
call access.protect('incidents.saved_view', private => true);
call access.protect('incidents.counting_rules', private => true);
drop procedure incidents.protect;

-- A sum tells of the part it is made of: places by area, circumstances by setting and kind.
create policy parts on incidents.tally as restrictive for select to throughline_app using (
  (area = 0 and facet not in ('setting', 'kind'))
  or owner_agency = (select access.current_agency())
  or (owner_agency, category, sensitivity) in (
    select s.owner_agency, s.category, s.sensitivity
    from access.shared_labels(case when area = 0 then 'circumstances' else 'place' end) s));

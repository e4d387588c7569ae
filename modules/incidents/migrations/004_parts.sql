-- Labels that other agencies share as a whole, with every part of the records: kept sums are exact for those only,
-- and for what the own agency holds.
create function incidents.whole_labels()
  returns table (owner_agency int, category text, sensitivity text) language sql stable parallel safe as $$
  select (s ->> 'owner')::int, s ->> 'category', sensitivity
  from jsonb_array_elements(coalesce(nullif(current_setting('app.shared', true), ''), '[]')::jsonb) s,
    unnest(sharing.sensitivities(s ->> 'upTo')) sensitivity
  where s -> 'fields' = 'null'
$$;

-- What the practice of sharing needs beside the rule: the paper of an agreement, versions that replace each other,
-- why an agreement ended, what a disclosure rests on, notices of every kind, and the word of whom to call.

alter table sharing.agreement
  add column document_number text not null default '',
  add column document_date date,
  -- The version it takes the place of, on the day the last party accepts it.
  add column replaces uuid references sharing.agreement,
  add column proposed_by_person uuid,
  add column ended_reason text,
  add column replaced_at timestamptz;
create unique index agreement_successor on sharing.agreement (replaces) where replaces is not null and ended_at is null;

alter table sharing.circle
  drop constraint circle_owner_agency_name_key,
  add column ended_at timestamptz;
create unique index circle_name on sharing.circle (owner_agency, name) where ended_at is null;

-- The law or need a disclosure rests on, where the category asks for one.
alter table sharing.grant
  add column basis text not null default '',
  add column revoked_by uuid;
create index grant_agreement on sharing.grant (agreement_id);
create index grant_via on sharing.grant (via_id) where via_id is not null;
create index grant_owner on sharing.grant (owner_agency, granted_at desc);

-- Whether a grant still works, with every grant it was handed on from.
create function sharing.alive(given uuid) returns boolean language sql stable as $$
  with recursive up as (
    select g.id, g.via_id, 1 as steps from sharing.grant g where g.id = given
    union all
    select g.id, g.via_id, up.steps + 1 from up join sharing.grant g on g.id = up.via_id where up.steps < 8)
  select bool_and(exists (select from sharing.terms t where t.id = up.id)) from up
$$;

alter table sharing.notice
  drop constraint notice_kind_check,
  alter column record_type drop not null,
  alter column record_id drop not null,
  add constraint notice_kind_check
    check (kind in ('correction', 'withdrawal', 'retraction', 'shared', 'proposed', 'in-force', 'ended')),
  -- What the notice is about; who may not open that category is not told of its records.
  add column category text,
  add column agreement_id uuid references sharing.agreement,
  add column grant_id uuid references sharing.grant,
  add constraint notice_subject check (
    (record_type is null) = (record_id is null) and num_nonnulls(record_id, agreement_id, grant_id) >= 1);
create index notice_record on sharing.notice (record_id) where record_id is not null;

create index agreement_expiry on sharing.agreement (expires_on) where ended_at is null;

-- Whom to call about a record one may see, where a linked record of another agency stays hidden: both agencies have
-- agreed to that, for the category, in a purpose it was agreed for, and no floor stands before the person. Sealed
-- records are not hinted at.
do $$
declare
  hint constant text := 'select a.id, a.name, a.contact from sharing.link l join access.agency a on a.id = l.%2$sowner_agency
    where l.%1$sid = given and (%3$s) and not (%4$s)
      and l.%2$sowner_agency <> access.current_agency() and l.%2$ssensitivity <> ''sealed''
      and l.%2$scategory = any (access.writable_categories())
      and exists (
        select from sharing.agreement g
        where g.deconfliction and g.approved_at is not null and g.ended_at is null
          and current_date between g.starts_on and g.expires_on
          and l.%2$scategory = any (g.categories)
          and current_setting(''app.purpose'', true) = any (g.purposes)
          and not exists (select from sharing.party p where p.agreement_id = g.id and p.accepted_at is null)
          and exists (select from sharing.party p where p.agreement_id = g.id and p.agency_id = access.current_agency())
          and exists (select from sharing.party p where p.agreement_id = g.id and p.agency_id = l.%2$sowner_agency))';
begin
  execute format('create function access.contacts_of(given uuid)
      returns table (agency_id int, name text, contact text) language sql stable security definer
      set search_path = pg_catalog as $body$ %s union %s $body$',
    format(hint, 'one_', 'two_', sharing.read_rule('l', 'one_', 'id', null), sharing.read_rule('l', 'two_', 'id', null)),
    format(hint, 'two_', 'one_', sharing.read_rule('l', 'two_', 'id', null), sharing.read_rule('l', 'one_', 'id', null)));
end $$;

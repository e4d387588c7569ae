-- What an agency is before the law, and what a person was personally cleared for: the legal floors rest on both.
alter table access.agency add column kind text not null default 'law-enforcement'
  check (kind in ('law-enforcement', 'prosecutor', 'laboratory', 'city-office', 'health', 'school', 'community'));

create table access.clearance (
  person_id uuid not null references access.person on delete cascade,
  kind text not null check (kind in ('sealed', 'juvenile', 'confidentiality')),
  -- The paper it rests on: a court order's number, the signed agreement.
  document text not null check (document <> ''),
  signed_on date not null,
  expires_on date not null check (expires_on >= signed_on),
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (person_id, kind, signed_on)
);

-- Clearances that hold today.
create function access.clearances_of(person uuid) returns text[] language sql stable
  return (select coalesce(array_agg(distinct kind order by kind), '{}') from access.clearance
    where person_id = person and withdrawn_at is null and current_date between signed_on and expires_on);

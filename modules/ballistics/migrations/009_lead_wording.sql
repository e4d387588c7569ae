-- What an agency's notices of leads and hits say beside what always stands on them.
create table ballistics.lead_wording (
  owner_agency int primary key references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'open',
  lead text not null check (lead <> ''),
  hit text not null check (hit <> ''),
  version int not null default 1,
  changed_at timestamptz not null default now(),
  changed_by uuid not null,
  changed_by_name text not null
);
call access.protect('ballistics.lead_wording', private => true);

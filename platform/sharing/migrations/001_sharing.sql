-- Agreements between agencies, grants under them, and what opens single records to single people. The application
-- role has no right on these tables: it meets them only through the functions of 002_rule.sql.
create schema sharing;
grant usage on schema sharing to throughline_app;

create table sharing.agreement (
  id uuid primary key,
  name text not null check (name <> ''),
  -- The paper it rests on: title, number, date.
  document text not null check (document <> ''),
  -- The agency that wrote it down.
  proposed_by int not null references access.agency,
  categories text[] not null check (categories <> '{}'),
  purposes text[] not null check (purposes <> '{}'),
  up_to text not null check (up_to in ('open', 'restricted')),
  -- Parts of records that may be shared; null for all.
  fields text[],
  reshare boolean not null default false,
  -- Each party may tell the others' people that it holds a related record, and whom to call.
  deconfliction boolean not null default false,
  starts_on date not null,
  expires_on date not null check (expires_on >= starts_on),
  -- Set when a second person of the proposing agency has approved it.
  approved_at timestamptz,
  ended_at timestamptz,
  ended_by int references access.agency,
  created_at timestamptz not null default now()
);

create table sharing.party (
  agreement_id uuid not null references sharing.agreement on delete cascade,
  agency_id int not null references access.agency,
  accepted_at timestamptz,
  accepted_by uuid,
  primary key (agreement_id, agency_id)
);
create index party_agency on sharing.party (agency_id);

create table sharing.circle (
  id uuid primary key,
  owner_agency int not null references access.agency,
  name text not null check (name <> ''),
  created_at timestamptz not null default now(),
  unique (owner_agency, name)
);
comment on table sharing.circle is 'A sharing group: agencies that are granted the same things';

create table sharing.member (
  circle_id uuid not null references sharing.circle on delete cascade,
  agency_id int not null references access.agency,
  primary key (circle_id, agency_id)
);
create index member_agency on sharing.member (agency_id);

-- A set of records of one agency: a meeting's material, a task force's cases.
create table sharing.collection (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null,
  name text not null check (name <> ''),
  created_at timestamptz not null default now(),
  closed_at timestamptz
);

create table sharing.collected (
  collection_id uuid not null references sharing.collection on delete cascade,
  record_id uuid not null,
  primary key (collection_id, record_id)
);
create index collected_record on sharing.collected (record_id);

create table sharing.grant (
  id uuid primary key,
  agreement_id uuid not null references sharing.agreement,
  owner_agency int not null references access.agency,
  -- Who hands it on: the owner, or an agency that was granted it with the right to.
  granted_by int not null references access.agency,
  via_id uuid references sharing.grant,
  to_agency int references access.agency,
  to_circle uuid references sharing.circle,
  category text not null,
  up_to text not null check (up_to in ('open', 'restricted')),
  record_type text,
  record_id uuid,
  collection_id uuid references sharing.collection,
  fields text[],
  purposes text[],
  reshare boolean not null default false,
  reason text not null default '',
  granted_by_person uuid not null,
  granted_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_reason text,
  check (num_nonnulls(to_agency, to_circle) = 1),
  check (num_nonnulls(record_id, collection_id) <= 1),
  check ((via_id is null) = (granted_by = owner_agency)),
  check (to_agency is distinct from owner_agency and to_agency is distinct from granted_by)
);
create index grant_to_agency on sharing.grant (to_agency) where revoked_at is null;
create index grant_to_circle on sharing.grant (to_circle) where revoked_at is null;
create index grant_record on sharing.grant (record_id) where record_id is not null;
create index grant_collection on sharing.grant (collection_id) where collection_id is not null;

-- A person let into a collection for some time: review material is seen in no other way.
create table sharing.admission (
  collection_id uuid not null references sharing.collection on delete cascade,
  person_id uuid not null references access.person on delete cascade,
  admitted_by uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  withdrawn_at timestamptz,
  primary key (collection_id, person_id, starts_at)
);
create index admission_person on sharing.admission (person_id);

-- The person a personnel record is about may read it.
create table sharing.concern (
  record_id uuid not null,
  owner_agency int not null references access.agency,
  person_id uuid not null references access.person on delete cascade,
  primary key (record_id, person_id)
);
create index concern_person on sharing.concern (person_id);

-- 28 CFR 23.20: criminal intelligence needs a recorded reasonable suspicion, labels of source and content, and a
-- review within five years; without it the record is not there.
create table sharing.intelligence_basis (
  record_id uuid primary key,
  owner_agency int not null references access.agency,
  predicate text not null check (length(predicate) >= 20),
  source_reliability text not null check (source_reliability in ('reliable', 'usually-reliable', 'unreliable', 'unknown')),
  content_validity text not null check (content_validity in ('confirmed', 'probable', 'doubtful', 'cannot-be-judged')),
  submitted_by uuid not null,
  entered_on date not null,
  review_by date not null,
  check (review_by <= entered_on + interval '5 years' or reviewed_on is not null),
  reviewed_on date,
  reviewed_by uuid,
  review_reason text,
  check (reviewed_on is null or (review_by <= reviewed_on + interval '5 years' and review_reason <> '')),
  check (num_nonnulls(reviewed_on, reviewed_by, review_reason) in (0, 3))
);

-- What an agency that was given a record has to know of it later: corrected, withdrawn, overturned.
create table sharing.notice (
  id uuid primary key,
  to_agency int not null references access.agency,
  from_agency int not null references access.agency,
  record_type text not null,
  record_id uuid not null,
  kind text not null check (kind in ('correction', 'withdrawal', 'retraction')),
  remark text not null default '',
  told_at timestamptz not null default now(),
  read_at timestamptz,
  read_by uuid
);
create index notice_unread on sharing.notice (to_agency, told_at desc);

-- Accounts with a second factor, agencies that run themselves, and sessions that are proven step by step.

create table access.unit (
  id int generated always as identity primary key,
  agency_id int not null references access.agency,
  name text not null check (name <> ''),
  created_at timestamptz not null default now(),
  unique (agency_id, name)
);
grant select on access.unit to throughline_app;

alter table access.agency
  -- The agency that runs the installation: its administrators let other agencies in.
  add column host boolean not null default false,
  add column contact text not null default '',
  add column stopped_at timestamptz,
  add column stopped_by uuid,
  -- The use notice people acknowledge before they sign in; that of the host is shown. Null: default wording.
  add column banner text check (banner <> ''),
  -- CJIS IA-5 f asks for a new password every year, ASVS 6.2.10 advises against it: the agency decides.
  add column passwords_expire boolean not null default true;
create unique index agency_host on access.agency (host) where host;
update access.agency set host = true where id = (select min(id) from access.agency);

alter table access.person
  add column unit_id int references access.unit on delete set null,
  add column locked_at timestamptz,
  add column password_changed_at timestamptz,
  -- Encrypted with a key that is not in the database; the pending one waits for its first code.
  add column totp_secret bytea,
  add column totp_pending bytea,
  add column totp_since timestamptz,
  -- The last step of 30 seconds whose code was used: no code works twice.
  add column totp_step bigint,
  -- People who sign in at their agency's own provider; they have no password here.
  add column provider text,
  add column issuer text,
  add column subject text,
  add column expires_at timestamptz,
  add column disabled_reason text check (disabled_reason in ('administrator', 'expired', 'unused', 'removed')),
  add column removed_at timestamptz,
  add column recovered_at timestamptz,
  add column recovered_by text,
  add constraint person_federated check (provider is null or password_hash is null);
create unique index person_subject on access.person (issuer, subject);
update access.person set password_changed_at = created_at where password_hash is not null;
update access.person set disabled_reason = 'administrator' where disabled_at is not null;

create table access.passkey (
  credential_id text primary key,
  id uuid not null unique default gen_random_uuid(),
  person_id uuid not null references access.person on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null check (name <> ''),
  created_at timestamptz not null,
  used_at timestamptz
);
create index passkey_person on access.passkey (person_id);

create table access.recovery_code (
  code_hash bytea primary key,
  person_id uuid not null references access.person on delete cascade,
  used_at timestamptz
);
create index recovery_code_person on access.recovery_code (person_id);

-- What a browser was asked to answer: a passkey challenge, or a sign-in at a provider. Used once.
create unlogged table access.challenge (
  browser_hash bytea primary key,
  -- The session it was made for; null for someone who is not signed in.
  session_id uuid,
  purpose text not null check (purpose in ('sign-in', 'enrolment', 'provider')),
  content jsonb not null,
  expires_at timestamptz not null
);

-- A session that was begun before steps existed had no second factor: it ends.
update access.session set ended_at = now() where ended_at is null;
alter table access.session
  add column id uuid not null unique default gen_random_uuid(),
  -- What is still to be done before it opens anything; null once it is complete.
  add column step text check (step in ('second-factor', 'enrolment', 'new-password')),
  add column methods text[] not null default '{}',
  add column confirmed_at timestamptz,
  -- Hash of the use notice that was acknowledged.
  add column banner text,
  add column address text,
  add column agent text;

alter table access.invitation
  drop constraint invitation_kind_check,
  add constraint invitation_kind_check check (kind in ('setup', 'invitation', 'recovery')),
  add column id uuid not null unique default gen_random_uuid(),
  add column person_id uuid references access.person on delete cascade,
  add column unit_id int references access.unit on delete set null,
  add column account_expires_at timestamptz,
  add column made_by text;

alter table access.clearance
  drop constraint clearance_pkey,
  add column id uuid primary key default gen_random_uuid();
create index clearance_person on access.clearance (person_id);

-- CJIS IA-4: an address is not given to someone else within a year. Only its hash is kept.
create table access.retired_email (
  email_hash bytea primary key,
  retired_at timestamptz not null
);

-- How often something was asked for in a window of time. Lost after a crash, which is harmless.
create unlogged table access.throttle (
  key text primary key,
  window_started_at timestamptz not null,
  count int not null
);

-- Exhibits on their way to the site of the imaging network and back: batches with a transmittal sheet.
create table ballistics.network_batch (
  id uuid primary key,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  number text collate "C" not null,
  site text not null check (site <> ''),
  -- Whom to ask at the site.
  contact text,
  remarks text,
  sent_at timestamptz,
  carried_by text,
  received_at timestamptz,
  received_by text,
  version int not null default 1,
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null,
  recorded_by_name text not null,
  unique (owner_agency, number),
  check (received_at is null or sent_at is not null)
);
create index network_batch_recent on ballistics.network_batch (owner_agency, recorded_at desc, id desc);

create table ballistics.network_batch_item (
  batch_id uuid not null references ballistics.network_batch on delete cascade,
  exhibit_id uuid not null references ballistics.exhibit on delete cascade,
  owner_agency int not null references access.agency,
  category text not null default 'ballistic',
  sensitivity text not null default 'restricted',
  state text not null check (state in ('queued', 'sent', 'received', 'acquired', 'returned', 'removed')),
  -- Why it was taken out of the batch again, or came back without being entered.
  reason text,
  acquired_on date,
  returned_at timestamptz,
  primary key (batch_id, exhibit_id),
  check (state <> 'removed' or reason is not null)
);
-- An exhibit is on one way at a time.
create unique index network_batch_one on ballistics.network_batch_item (exhibit_id)
  where state in ('queued', 'sent', 'received', 'acquired');

call access.protect('ballistics.network_batch', 'network-batch', 'id', dated_by => 'recorded_at');
call access.protect('ballistics.network_batch_item', 'network-batch', 'batch_id', part => 'network-items');

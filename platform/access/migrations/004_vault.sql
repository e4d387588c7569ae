-- A known value, encrypted with the key of authenticator secrets: a server that was given another key finds out when
-- it starts, and not when people give their codes.
create table access.vault_check (
  one boolean primary key default true check (one),
  sealed bytea not null
);

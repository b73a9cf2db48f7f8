-- Merchants, their locations and devices. All of it follows from the tape: a merchant's list of locations from the
-- merchant's scope, each location with its devices from the location's own.
-- Secrets are here by their SHA-256 alone. Who comes with one does not know the scope yet, so hashes are looked up
-- across scopes, once for each sign-in that a server process does not remember.

create table merchants (
  scope_id uuid primary key,
  doc text not null
) with (fillfactor = 80);

create table listed_locations (
  scope_id uuid not null,
  location_id uuid not null,
  doc text not null,
  primary key (scope_id, location_id)
) with (fillfactor = 80, toast_tuple_target = 8160);

create table locations (
  scope_id uuid primary key,
  merchant_id uuid not null,
  doc text not null
) with (fillfactor = 80, toast_tuple_target = 8160);

create table devices (
  scope_id uuid not null,
  device_id uuid not null,
  letter text not null,
  doc text not null,
  primary key (scope_id, device_id),
  unique (scope_id, letter)
) with (fillfactor = 80);

create table device_tokens (
  scope_id uuid not null,
  device_id uuid not null,
  token_hash text not null,
  primary key (scope_id, device_id)
);

create index device_tokens_by_hash on device_tokens (token_hash);

create table pairing_codes (
  scope_id uuid not null,
  code_hash text not null,
  doc text not null,
  primary key (scope_id, code_hash)
) with (fillfactor = 80);

create index pairing_codes_by_hash on pairing_codes (code_hash);

-- after: the six tables are there
select count(*) = 6
from information_schema.tables
where table_schema = current_schema()
  and table_name in ('merchants', 'listed_locations', 'locations', 'devices', 'device_tokens', 'pairing_codes');

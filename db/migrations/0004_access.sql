-- Who may come in. Members follow from the merchant's tape; the other tables do not, because secrets and what lives for a
-- shift are not on it: PINs (Argon2id), the owner's token and staff sign-ins (SHA-256 of 256 random bits), and the
-- wrong PINs that a device has sent. They are in a backup with the rest; without them the owner makes a new token and
-- sets PINs anew.

create table members (
  scope_id uuid not null,
  member_id uuid not null,
  doc text not null,
  primary key (scope_id, member_id)
) with (fillfactor = 80);

create table credentials (
  scope_id uuid not null,
  member_id uuid not null,
  version bigint not null,
  pin_hash text not null,
  primary key (scope_id, member_id)
) with (fillfactor = 80);

create table owner_tokens (
  scope_id uuid not null,
  owner_id uuid not null,
  token_hash text not null,
  made_at timestamptz not null,
  primary key (scope_id, owner_id)
);

create index owner_tokens_by_hash on owner_tokens (token_hash);

create table sessions (
  scope_id uuid not null,
  session_id uuid not null,
  token_hash text not null,
  member_id uuid not null,
  location_id uuid not null,
  device_id uuid not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (scope_id, session_id)
);

create index sessions_by_hash on sessions (token_hash);

create table pin_tries (
  scope_id uuid not null,
  device_id uuid not null,
  doc text not null,
  primary key (scope_id, device_id)
) with (fillfactor = 50);

-- after: the five tables are there
select count(*) = 5
from information_schema.tables
where table_schema = current_schema()
  and table_name in ('members', 'credentials', 'owner_tokens', 'sessions', 'pin_tries');

-- A box in the shop that leads its location's scope, while another database keeps a copy of it. `led_by` is read under the
-- lock of the scope's row with every write: empty where this database leads, else the leader's id, with a name for people.
-- sites: upstream, the boxes that a token was made for. site_homes: on a box, what it is. site_mail: upstream, what tills have
-- pushed for a scope that a box leads, until it stands on the copy of its tape. None of them follows from the tape.

alter table scopes add column led_by uuid, add column led_name text;

create table sites (
  scope_id uuid not null,
  site_id uuid not null,
  name text not null,
  token_hash text not null,
  made_at timestamptz not null,
  standing text not null,
  address text,
  seen_at timestamptz,
  primary key (scope_id, site_id),
  check (standing in ('invited', 'leads', 'released', 'taken_over'))
);

create index sites_by_hash on sites (token_hash);

create table site_homes (
  scope_id uuid primary key,
  parent_id uuid not null,
  site_id uuid not null,
  name text not null,
  upstream text not null,
  standing text not null,
  confirmed bigint not null default 0,
  check (standing in ('joining', 'leads', 'releasing', 'released', 'lost'))
);

create table site_mail (
  scope_id uuid not null,
  device_id uuid not null,
  epoch integer not null,
  seq bigint not null,
  command text not null,
  put_at timestamptz not null,
  primary key (scope_id, device_id, epoch, seq)
);

-- after: scopes say who leads them, and the three tables are there
select
  (select count(*) from information_schema.columns
   where table_schema = current_schema() and table_name = 'scopes' and column_name in ('led_by', 'led_name')) = 2
  and (select count(*) from information_schema.tables
   where table_schema = current_schema() and table_name in ('sites', 'site_homes', 'site_mail')) = 3;
